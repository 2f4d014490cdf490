mod given;
mod journey;
mod show;
