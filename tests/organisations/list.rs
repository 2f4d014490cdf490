use serde_json::Value;
use wenovate::organisations;

use crate::app::{Reply, TestApp, both_databases};

fn names(reply: &Reply) -> Vec<String> {
    reply.items().iter().map(|item| item["name_el"].as_str().unwrap().to_owned()).collect()
}

async fn with_the_registry(app: &TestApp) {
    let tx = app.foundation().db.begin(&wenovate::platform::audit::Identity::System).await.unwrap();
    let imported = organisations::import_registry(&tx).await.unwrap();
    tx.commit(imported).await.unwrap();
}

#[both_databases]
async fn anyone_finds_a_body_without_accents_or_by_its_initials(app: TestApp) {
    with_the_registry(&app).await;
    let visitor = app.visitor();
    assert_eq!(names(&visitor.get("/organisations?q=δημος%20ιωαννιτ").await), ["Δήμος Ιωαννιτών"]);
    assert_eq!(names(&visitor.get("/organisations?q=γιαννενα").await), ["Δήμος Ιωαννιτών"]);
    assert_eq!(names(&visitor.get("/organisations?q=απθ").await), ["Αριστοτέλειο Πανεπιστήμιο Θεσσαλονίκης"]);
    assert_eq!(names(&visitor.get("/organisations?q=statistical").await), ["Ελληνική Στατιστική Αρχή"]);
}

#[both_databases]
async fn bodies_are_listed_by_name_page_by_page_and_none_twice(app: TestApp) {
    with_the_registry(&app).await;
    let visitor = app.visitor();
    let mut seen: Vec<String> = Vec::new();
    let mut after = String::new();
    loop {
        let page = visitor.get(format!("/organisations?limit=50{after}")).await.ok();
        seen.extend(names(&page));
        match page.json()["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }
    let mut once = seen.clone();
    once.dedup();
    assert_eq!(once.len(), 123);
    assert_eq!(seen.len(), once.len());
    assert_eq!(seen[0], "Ανεξάρτητη Αρχή Δημοσίων Εσόδων");
}

#[both_databases]
async fn filters_narrow_the_list(app: TestApp) {
    with_the_registry(&app).await;
    let visitor = app.visitor();
    let of = async |query: &str| names(&visitor.get(format!("/organisations?limit=100&{query}")).await.ok());
    assert_eq!(of("kind=region").await.len(), 13);
    assert_eq!(of("kind=hospital&region=EL54").await, ["Πανεπιστημιακό Γενικό Νοσοκομείο Ιωαννίνων"]);
    assert_eq!(of("domain=ece.ntua.gr").await, ["Εθνικό Μετσόβιο Πολυτεχνείο"]);
    assert_eq!(of("domain=gmail.com").await, Vec::<String>::new());
    assert_eq!(of("status=closed").await, Vec::<String>::new());
}

#[both_databases]
async fn what_is_no_filter_is_refused(app: TestApp) {
    let visitor = app.visitor();
    assert_eq!(visitor.get("/organisations?kind=castle").await.problem(), "400 bad-query");
    assert_eq!(visitor.get("/organisations?colour=red").await.problem(), "400 bad-query");
    assert_eq!(visitor.get("/organisations?after=x").await.problem(), "422 validation /after cursor");
    assert_eq!(visitor.get("/organisations?limit=0").await.problem(), "422 validation /limit range");
}

#[both_databases]
async fn a_visitor_may_not_revise_and_an_admin_may(app: TestApp) {
    let body = app.organisation().await;
    let path = format!("/organisations/{}", body.id);
    let may = |reply: Reply| reply.ok().json()["abilities"]["can_revise"].clone();
    assert_eq!(may(app.visitor().get(&path).await), Value::Bool(false));
    assert_eq!(may(app.member().await.get(&path).await), Value::Bool(false));
    assert_eq!(may(app.admin().await.get(&path).await), Value::Bool(true));
    assert_eq!(
        app.visitor()
            .get(format!("/organisations/{}", app.id::<organisations::OrganisationId>()))
            .await
            .problem(),
        "404 not-found"
    );
    assert_eq!(app.visitor().get("/organisations/castle").await.problem(), "404 not-found");
}
