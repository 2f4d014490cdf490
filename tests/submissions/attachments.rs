use insta::assert_snapshot;
use sea_orm::Set;
use wenovate::submissions::Visibility;

use super::{at, path};
use crate::app::{TestApp, both_databases};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0";

#[both_databases]
async fn a_file_is_attached_listed_downloaded_and_taken_away(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let reply = author.upload(at(&draft, "attachments"), "αναμονή.pdf", "application/pdf", PDF.into()).await;
    let attachment = reply.expect(201);
    assert_eq!(attachment.text_at("/media_type"), "application/pdf");
    let listed = author.get(path(&draft)).await.ok().json();
    assert_eq!(listed["attachments"][0]["name"], "αναμονή.pdf");
    let file = at(&draft, &format!("attachments/{}", attachment.id()));
    let download = author.get(&file).await.expect(200);
    assert_eq!(download.bytes(), PDF);
    assert!(download.header("content-disposition").starts_with("attachment"));
    author.delete(&file).await.expect(204);
    assert_snapshot!(author.get(&file).await.problem(), @"404 not-found");
    assert_eq!(app.audit().await, ["submissions.file_attached", "submissions.file_detached"]);
}

#[both_databases]
async fn a_program_that_calls_itself_a_document_is_refused(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    for (name, bytes) in [("σχέδιο.pdf", EXE), ("σχέδιο.exe", EXE), ("σελίδα.html", b"<script>" as &[u8])]
    {
        let reply = author.upload(at(&draft, "attachments"), name, "application/pdf", bytes.into()).await;
        assert_snapshot!(reply.problem(), @"422 validation /file media_type");
    }
    assert!(app.audit().await.is_empty());
}

#[both_databases]
async fn files_have_a_size_and_a_number(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).await;
    let mut large = PDF.to_vec();
    large.resize(10 * 1024 * 1024 + 1, b' ');
    let reply = author.upload(at(&draft, "attachments"), "μεγάλο.pdf", "application/pdf", large).await;
    assert_snapshot!(reply.problem(), @"413 too-large /file file_too_large");
    for number in 0..10 {
        let name = format!("{number}.pdf");
        author.upload(at(&draft, "attachments"), &name, "application/pdf", PDF.into()).await.expect(201);
    }
    let eleventh = author.upload(at(&draft, "attachments"), "11.pdf", "application/pdf", PDF.into()).await;
    assert_snapshot!(eleventh.problem(), @"422 validation /file too_many_files");
}

#[both_databases]
async fn whoever_may_see_the_submission_may_have_its_files(app: TestApp) {
    let (campaign, author) = (app.campaign().await, app.member().await);
    let draft = app.draft(&campaign, &author).with(|row| row.visibility = Set(Visibility::Network)).await;
    let upload =
        author.upload(at(&draft, "attachments"), "α.pdf", "application/pdf", PDF.into()).await.expect(201);
    let file = at(&draft, &format!("attachments/{}", upload.id()));
    let (member, reviewer) = (app.member().await, app.reviewer().await);
    assert_snapshot!(member.get(&file).await.problem(), @"404 not-found");
    assert_snapshot!(reviewer.get(&file).await.problem(), @"404 not-found");
    author.if_match("\"1\"").post(at(&draft, "submit"), ()).await.expect(200);
    member.get(&file).await.expect(200);
    assert_snapshot!(app.visitor().get(&file).await.problem(), @"404 not-found");
    assert_snapshot!(author.delete(&file).await.problem(), @"409 submission-state");
    let other = member.upload(at(&draft, "attachments"), "β.pdf", "application/pdf", PDF.into()).await;
    assert_snapshot!(other.problem(), @"403 forbidden");
}

#[both_databases]
async fn a_file_of_another_submission_is_not_reached_through_this_one(app: TestApp) {
    let (campaign, author, other) = (app.campaign().await, app.member().await, app.member().await);
    let (mine, theirs) = (app.draft(&campaign, &author).await, app.draft(&campaign, &other).await);
    let upload =
        other.upload(at(&theirs, "attachments"), "α.pdf", "application/pdf", PDF.into()).await.expect(201);
    let crossed = at(&mine, &format!("attachments/{}", upload.id()));
    assert_snapshot!(author.get(&crossed).await.problem(), @"404 not-found");
    assert_snapshot!(author.delete(&crossed).await.problem(), @"404 not-found");
}
