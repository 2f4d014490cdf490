//! J6: a person signs in.

use hyper::{Method, StatusCode};
use serde_json::json;

use crate::{connection::Connection, world::World};

/// The password of all accounts that `wenovate seed bench` makes.
pub const PASSWORD: &str = "metro-zygi-kanonas-27";

pub async fn sign_in(world: &World, to: &mut Connection) {
    let turn = world.turn();
    let form = json!({ "email": format!("member-{}@bench.example", turn % world.members + 1), "password": PASSWORD });
    let address = address(turn);
    let headers = [("x-forwarded-for", address.as_str())];
    let answer = to.send(Method::POST, "/sessions", None, Some(&form), &headers).await;
    answer.must(answer.status == StatusCode::OK && answer.count("\"access_token\":\"") == 1, "J6");
}

/// An address of one's own, as behind a proxy.
pub fn address(turn: u64) -> String {
    format!("10.{}.{}.{}", turn / 65_536 % 256, turn / 256 % 256, turn % 256)
}
