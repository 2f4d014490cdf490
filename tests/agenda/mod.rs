mod given;
mod journey;
mod show;
mod staff;
