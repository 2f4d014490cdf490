//! J5: one score, of a submission that this reviewer has not scored.

use std::sync::atomic::Ordering;

use hyper::StatusCode;
use serde_json::json;

use crate::{connection::Connection, world::World};

pub async fn score(world: &World, to: &mut Connection) {
    let (reviewer, submission) = world.unscored();
    let values: serde_json::Map<_, _> =
        world.criteria.iter().map(|key| (key.clone(), json!(submission.as_bytes()[4] % 5 + 1))).collect();
    let form = json!({ "values": values, "comment": null, "recommendation": "promote" });
    let answer = to.post(&format!("/submissions/{submission}/scores"), Some(reviewer), &form).await;
    answer.must(answer.status == StatusCode::CREATED && answer.count("\"weighted\":") == 1, "J5");
    world.scored.fetch_add(1, Ordering::Relaxed);
}
