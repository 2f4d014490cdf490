mod bodies;
mod figures;
