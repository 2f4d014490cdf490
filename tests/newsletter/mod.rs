mod choose;
mod read;
mod subscribe;
mod unsubscribe;
