//! Files, kept once per content.

pub mod entity;
