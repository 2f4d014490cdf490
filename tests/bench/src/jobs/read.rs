//! The jobs that read.

use hyper::StatusCode;

use crate::{connection::Connection, world::World};

pub const LIBRARY: &str = "/library-entries?limit=20";

/// The best hundred of all.
pub const RANKING: &str = "/campaigns/metrisi/triage?sort=highest&limit=100";

pub async fn library(to: &mut Connection) {
    let answer = to.get(LIBRARY, None).await;
    answer.must(answer.status == StatusCode::OK && answer.count("\"slug\":") == 20, "J1");
}

pub async fn list(world: &World, to: &mut Connection) {
    let answer = to.get(&world.search(), Some(world.member())).await;
    answer.must(answer.status == StatusCode::OK && answer.count("\"summary\":") == 20, "J2");
}

pub async fn show(world: &World, to: &mut Connection) {
    let id = world.public_submission();
    let answer = to.get(&format!("/submissions/{id}"), Some(world.member())).await;
    answer.must(
        answer.status == StatusCode::OK && answer.count(id) > 0 && answer.count("\"answers\":{\"") == 1,
        "J3",
    );
}

pub async fn ranking(world: &World, to: &mut Connection) {
    let answer = to.get(RANKING, Some(&world.coordinator)).await;
    answer.must(answer.status == StatusCode::OK && answer.count("\"mean\":") == 100, "J7");
}
