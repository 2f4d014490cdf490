mod advance;
mod create;
mod list;
mod revise;
mod show;
