//! Files: the same over a folder and over a bucket. Who may have them is a rule of whatever they are attached to.

use std::{fs, path::PathBuf};

use insta::assert_snapshot;
use sea_orm::{EntityTrait, sea_query::Expr};
use wenovate::{
    platform::{
        foundation::Foundation,
        jobs::Job,
        storage::{CollectOrphans, content, entity as file},
        time::days,
    },
    submissions::submission,
};

use crate::app::{Client, Member, TestApp, both_databases};

/// Larger than what is in memory at a time, so that it goes to a bucket in parts.
fn a_large_pdf() -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend((0..7_000_000_u32).map(|number| (number % 251) as u8));
    bytes
}

#[both_databases]
async fn a_file_comes_back_as_it_was_brought_from_a_folder_and_from_a_bucket(app: TestApp) {
    let (author, draft) = a_draft(&app).await;
    let bucket = app.replica_on_s3().await;
    for client in [author.client().clone(), author.client().at(&bucket)] {
        for bytes in [b"%PDF-1.7\n".to_vec(), a_large_pdf()] {
            let file = attach(&client, &draft, "σχέδιο.pdf", &bytes).await;
            let download = client.get(&file).await.expect(200);
            assert_eq!(download.bytes(), bytes);
            assert_eq!(download.header("content-type"), "application/pdf");
            assert_eq!(download.header("x-content-type-options"), "nosniff");
            assert_eq!(download.header("content-security-policy"), "default-src 'none'; sandbox");
            let disposition = download.header("content-disposition");
            assert!(disposition.starts_with("attachment; filename*=UTF-8''%CF%83%CF%87"), "{disposition}");
            assert_snapshot!(app.visitor().get(&file).await.problem(), @"404 not-found");
        }
        let reply = client
            .upload(format!("{draft}/attachments"), "σχέδιο.pdf", "application/pdf", b"MZ\x90\0".into())
            .await;
        assert_snapshot!(reply.problem(), @"422 validation /file media_type");
        let mut large = a_large_pdf();
        large.resize(10 * 1024 * 1024 + 1, b' ');
        let reply =
            client.upload(format!("{draft}/attachments"), "σχέδιο.pdf", "application/pdf", large).await;
        assert_snapshot!(reply.problem(), @"413 too-large /file file_too_large");
        let reply = client.post(format!("{draft}/attachments"), serde_json::json!({ "file": "α" })).await;
        assert_snapshot!(reply.problem(), @"415 unsupported-media-type");
    }
    bucket.stop().await;
}

/// The last piece is held back until the whole has been found to be what was stored.
#[both_databases]
async fn bytes_that_have_changed_on_the_disk_are_not_handed_out(app: TestApp) {
    let (author, draft) = a_draft(&app).await;
    let file = attach(&author, &draft, "α.pdf", &a_large_pdf()).await;
    let stored = bytes_of(&app).await;
    let mut bytes = fs::read(&stored).unwrap();
    bytes[5_000_000] ^= 1;
    fs::write(&stored, &bytes).unwrap();
    let request = author.request(reqwest::Method::GET, &format!("/api/v1{file}"));
    let response = request.bearer_auth(author.bearer().unwrap()).send().await.unwrap();
    let read = response.bytes().await;
    assert!(read.is_err(), "the connection ends before the file does");
    fs::remove_file(&stored).unwrap();
    assert_snapshot!(author.get(&file).await.problem(), @"500 internal");
}

#[both_databases]
async fn who_may_not_attach_a_file_fills_nothing(app: TestApp) {
    let (_, draft) = a_draft(&app).await;
    let other = app.member().await;
    let reply =
        other.upload(format!("{draft}/attachments"), "α.pdf", "application/pdf", b"%PDF-1.7\n".into()).await;
    assert_snapshot!(reply.problem(), @"404 not-found");
    assert!(content::Entity::find().all(&*app.foundation().db).await.unwrap().is_empty());
    let incoming = app.foundation().config.storage_dir.join("incoming");
    assert_eq!(fs::read_dir(incoming).unwrap().count(), 0, "nor does a file stay behind that came in");
}

#[both_databases]
async fn a_content_that_nothing_refers_to_is_cleared_away_after_a_day(app: TestApp) {
    clears_away(&app, app.foundation(), app.server()).await;
    content::Entity::delete_many().exec(&*app.foundation().db).await.unwrap();
    let bucket = app.replica_on_s3().await;
    clears_away(&app, bucket.running().foundation(), bucket.address()).await;
    bucket.stop().await;
}

async fn clears_away(app: &TestApp, foundation: &Foundation, server: &str) {
    // Each storage has contents of its own: what one has brought again is referred to while the other is looked at.
    let content = |what: &str| format!("%PDF-1.7 {what} {server}").into_bytes();
    let (author, draft) = a_draft(app).await;
    let author = author.client().through(server);
    let gone = attach(&author, &draft, "α.pdf", &content("gone")).await;
    attach(&author, &draft, "β.pdf", &content("kept")).await;
    let shared = attach(&author, &draft, "γ.pdf", &content("kept")).await;
    author.delete(&gone).await.expect(204);
    author.delete(&shared).await.expect(204);
    collect(foundation).await;
    assert_eq!(contents(app).await, 2, "somebody may be about to refer to it");
    app.advance(days(2));
    collect(foundation).await;
    assert_eq!(contents(app).await, 1);
    // Brought again, it is there again.
    let (author, draft) = a_draft(app).await;
    let author = author.client().through(server);
    let again = attach(&author, &draft, "α.pdf", &content("gone")).await;
    assert_eq!(author.get(&again).await.expect(200).bytes(), content("gone"));
}

/// A change is under way that will refer to an old content: it was touched, so it stays.
#[both_databases]
async fn a_content_that_is_brought_again_is_not_cleared_away_under_its_bringer(app: TestApp) {
    let (author, draft) = a_draft(&app).await;
    let gone = attach(&author, &draft, "α.pdf", b"%PDF-1.7 again").await;
    author.delete(&gone).await.expect(204);
    app.advance(days(2));
    // As an upload does before its change is written.
    content::Entity::update_many()
        .col_expr(content::Column::TouchedAt, Expr::value(app.now()))
        .exec(&*app.foundation().db)
        .await
        .unwrap();
    collect(app.foundation()).await;
    assert_eq!(contents(&app).await, 1);
    assert!(bytes_of_content(&app).await.exists());
}

async fn a_draft(app: &TestApp) -> (Member, String) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft: submission::Model = app.draft(&campaign, &author).await;
    (author, format!("/submissions/{}", draft.id))
}

/// Where the attachment is found.
async fn attach(author: &Client, draft: &str, name: &str, bytes: &[u8]) -> String {
    let path = format!("{draft}/attachments");
    let upload = author.upload(&path, name, "application/pdf", bytes.into()).await.expect(201);
    format!("{path}/{}", upload.id())
}

async fn collect(foundation: &Foundation) {
    CollectOrphans::default().run(foundation).await.unwrap();
}

async fn contents(app: &TestApp) -> usize {
    content::Entity::find().all(&*app.foundation().db).await.unwrap().len()
}

/// Where the bytes of the one file are.
async fn bytes_of(app: &TestApp) -> PathBuf {
    let row = file::Entity::find().one(&*app.foundation().db).await.unwrap().unwrap();
    place(app, &row.sha256)
}

async fn bytes_of_content(app: &TestApp) -> PathBuf {
    let row = content::Entity::find().one(&*app.foundation().db).await.unwrap().unwrap();
    place(app, &row.sha256)
}

fn place(app: &TestApp, sha256: &str) -> PathBuf {
    app.foundation().config.storage_dir.join(&sha256[..2]).join(sha256)
}
