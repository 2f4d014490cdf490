use insta::assert_snapshot;
use serde_json::json;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn who_receives_it_is_for_the_department(app: TestApp) {
    for email in ["a@mail.example", "b@mail.example", "c@mail.example"] {
        app.visitor().post("/newsletter/subscriptions", json!({ "email": email })).await.expect(202);
    }
    for person in [app.visitor(), app.member().await.client().clone(), app.reviewer().await.client().clone()]
    {
        let status = person.get("/newsletter/subscriptions").await.status();
        assert!(matches!(status, 401 | 403), "{status}");
        assert!(matches!(person.get("/newsletter/summary").await.status(), 401 | 403));
    }
    for person in [app.coordinator().await, app.admin().await] {
        let page = person.get("/newsletter/subscriptions?limit=2").await.ok();
        assert_eq!(page.items()[0]["email"], "c@mail.example");
        let next = page.text_at("/next");
        let rest = person.get(format!("/newsletter/subscriptions?limit=2&after={next}")).await.ok();
        assert_eq!(rest.items().len(), 1);
        assert_eq!(person.get("/newsletter/subscriptions?status=confirmed").await.items().len(), 0);
        let summary = person.get("/newsletter/summary").await.ok().json();
        assert_eq!(summary, json!({ "pending": 3, "confirmed": 0, "unsubscribed": 0 }));
    }
    let forged = app.admin().await.get("/newsletter/subscriptions?after=x").await;
    assert_snapshot!(forged.problem(), @"422 validation /after cursor");
}
