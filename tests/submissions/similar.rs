use insta::assert_snapshot;
use serde_json::json;

use super::{hand_in, titled};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_like_title_is_found_while_one_types(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let it = hand_in(&author, &campaign, titled("Έξυπνος φωτισμός στους δρόμους του δήμου")).await;
    hand_in(&author, &campaign, titled("Κοινό μητρώο προμηθευτών υγείας")).await;
    let ask = "/submissions/similar?title=έξυπνοι φωτισμοί δρόμων στον Δήμο";
    let found = app.member().await.get(ask).await.ok().items();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["id"], it.id());
    let itself = author.get(format!("{ask}&except={}", it.id())).await.ok().items();
    assert!(itself.is_empty());
}

#[both_databases]
async fn drafts_and_what_is_out_of_sight_are_like_nothing(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let mut hidden = titled("Έξυπνος φωτισμός στους δρόμους");
    hidden["visibility"] = json!("department");
    hand_in(&author, &campaign, hidden).await;
    author.post(campaign.submissions(), titled("Έξυπνος φωτισμός των δρόμων")).await.expect(201);
    let ask = "/submissions/similar?title=έξυπνος φωτισμός δρόμων";
    assert!(app.member().await.get(ask).await.ok().items().is_empty());
    assert_eq!(app.reviewer().await.get(ask).await.ok().items().len(), 1);
    assert_eq!(author.get(ask).await.ok().items().len(), 1);
    assert_snapshot!(app.visitor().get(ask).await.problem(), @"401 unauthenticated");
    assert_snapshot!(author.get("/submissions/similar?title=α").await.problem(), @"422 validation /title length");
}
