//! Several processes on one database behind a balancer: what one begins another goes on with, and none is missed.

mod journey;
mod leave;
mod restart;
