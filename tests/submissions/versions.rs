use serde_json::json;

use super::{a_submission, hand_in};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn what_was_handed_in_is_kept_as_it_was(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = hand_in(&author, &campaign, a_submission()).await;
    let versions = author.get(format!("/submissions/{}/versions", it.id())).await.ok().items();
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0]["number"], 1);
    assert_eq!(versions[0]["snapshot"]["title"], a_submission()["title"]);
    assert_eq!(versions[0]["snapshot"]["answers"], a_submission()["answers"]);
    assert_eq!(versions[0]["snapshot"]["attachments"], json!([]));
}
