mod adopt;
mod find;
mod publish;
