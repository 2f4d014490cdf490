mod choose;
mod read;
mod registered;
mod subscribe;
mod unsubscribe;
