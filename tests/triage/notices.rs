use super::{asked, decisions_of, declined, merged_into, promoted};
use crate::app::{TestApp, both_databases};

#[both_databases]
async fn authors_are_told_of_each_decision_by_mail(app: TestApp) {
    let (campaign, author, coordinator) = (app.campaign().await, app.member().await, app.coordinator().await);
    let it = app.submission(&campaign, &author).await;
    let code = it.code.as_deref().unwrap();
    coordinator.post(decisions_of(&it), asked()).await.ok();
    let asked = app.last_mail(author.email()).await;
    assert!(asked.text.contains("συμπληρωματικά στοιχεία") && asked.text.contains(code), "{}", asked.text);
    assert!(asked.text.contains(&format!("/submissions/{}", it.id)));
    coordinator.post(decisions_of(&it), declined()).await.ok();
    assert!(app.last_mail(author.email()).await.text.contains("δεν προκρίθηκε"));
}

#[both_databases]
async fn a_merge_is_told_to_both_authors_and_a_promotion_to_all(app: TestApp) {
    let (campaign, coordinator) = (app.campaign().await, app.coordinator().await);
    let (author, other) = (app.member().await, app.member().await);
    let it = app.submission(&campaign, &author).await;
    let target = app.submission(&campaign, &other).await;
    coordinator.post(decisions_of(&it), merged_into(&target)).await.ok();
    let target_code = target.code.as_deref().unwrap();
    assert!(app.last_mail(author.email()).await.text.contains(target_code));
    assert!(app.last_mail(other.email()).await.text.contains(it.code.as_deref().unwrap()));
    coordinator.post(decisions_of(&target), promoted()).await.ok();
    for person in [&author, &other] {
        assert!(app.last_mail(person.email()).await.text.contains("CH-2026-0001"));
    }
    assert!(app.mailbox(coordinator.email()).await.is_empty());
}
