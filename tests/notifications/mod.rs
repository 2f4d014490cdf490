mod list;
mod read;
mod tell;
