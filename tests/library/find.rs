use insta::assert_snapshot;
use sea_orm::Set;
use serde_json::Value;
use wenovate::{
    library::{CostBand, LIBRARY_ENTRY, Lifecycle, library_entry},
    organisations::{OrganisationId, OrganisationKind},
    platform::{
        audit::{Identity, did},
        policy_area::PolicyArea,
        search,
        time::days,
    },
};

use crate::app::{TestApp, both_databases};

fn titles(items: &[Value]) -> Vec<String> {
    items.iter().map(|item| item["title"].as_str().unwrap_or_default().to_owned()).collect()
}

/// An entry with its words in the index, as publishing leaves it.
async fn found(app: &TestApp, owner: OrganisationId, title: &str, text: &str) -> library_entry::Model {
    let entry = app.library_entry(owner, title).await;
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    search::index(&tx, LIBRARY_ENTRY, entry.id, title, text).await.unwrap();
    tx.commit(did("library_entries.indexed", "library_entry", entry.id)).await.unwrap();
    entry
}

#[both_databases]
async fn search_forgives_accents_case_sigma_and_inflection(app: TestApp) {
    let owner = app.organisation().await.id;
    found(&app, owner, "Έξυπνος φωτισμός στους δρόμους του δήμου", "Εξοικονόμηση ενέργειας").await;
    found(&app, owner, "Ψηφιακός βοηθός δικαστικών εγγράφων", "Ανωνυμοποίηση αποφάσεων").await;
    let visitor = app.visitor();
    for q in ["φωτισμος", "ΦΩΤΙΣΜΟΣ", "φωτισμού δρόμων", "εξυπνοι φωτισμοι", "ενεργεια", "φωτισ"]
    {
        let items = visitor.get(format!("/library-entries?q={q}")).await.ok().items();
        assert_eq!(titles(&items), ["Έξυπνος φωτισμός στους δρόμους του δήμου"], "{q}");
    }
    assert!(visitor.get("/library-entries?q=φωτισμος εγγραφων").await.items().is_empty());
    assert_eq!(visitor.get("/library-entries?q=%22*%27:|").await.items().len(), 2);
}

#[both_databases]
async fn facets_narrow_the_list_and_are_counted_beside_each_other(app: TestApp) {
    let owner = app.organisation().await.id;
    app.library_entry(owner, "Ένα").await;
    app.library_entry(owner, "Δύο").with(|row| row.theme = Set(PolicyArea::Health)).await;
    app.library_entry(owner, "Τρία")
        .with(|row| {
            row.theme = Set(PolicyArea::Health);
            row.lifecycle = Set(Lifecycle::Pilot);
            row.body_kind = Set(OrganisationKind::Hospital);
            row.cost_band = Set(CostBand::High);
            row.region = Set(None);
        })
        .await;
    let visitor = app.visitor();
    let narrowed = visitor.get("/library-entries?theme=health&lifecycle=pilot").await.ok().items();
    assert_eq!(titles(&narrowed), ["Τρία"]);
    assert_eq!(visitor.get("/library-entries?region=EL30&body_kind=municipality").await.items().len(), 2);

    let facets = visitor.get("/library-entries/facets?theme=health").await.ok().json();
    assert_eq!(facets["total"], 2);
    let counts = |facet: &str| {
        let values = facets[facet].as_array().unwrap().iter();
        values.map(|it| format!("{} {}", it["value"].as_str().unwrap(), it["count"])).collect::<Vec<_>>()
    };
    assert_eq!(counts("theme"), ["health 2", "citizen_service 1"], "the chosen facet still shows the others");
    assert_eq!(counts("lifecycle"), ["operating 1", "pilot 1"]);
    assert_eq!(counts("region"), ["EL30 1"]);

    let wrong = visitor.get("/library-entries?theme=gardening").await;
    assert_snapshot!(wrong.problem(), @"400 bad-query");
}

#[both_databases]
async fn every_order_goes_through_all_pages_without_gaps(app: TestApp) {
    let owner = app.organisation().await.id;
    for (number, title) in ["Ωδείο", "άλφα", "Βήτα", "γάμα", "Δέλτα"].into_iter().enumerate()
    {
        let adoptions = [3, 1, 3, 0, 1][number];
        let age = [0, 2, 1, 2, 4][number];
        let published = app.now() - days(age);
        app.library_entry(owner, title)
            .with(move |row| {
                row.adoptions = Set(adoptions);
                row.published_at = Set(Some(published));
            })
            .await;
    }
    for (sort, expected) in [
        ("newest", ["Ωδείο", "Βήτα", "γάμα", "άλφα", "Δέλτα"]),
        ("most_adopted", ["Βήτα", "Ωδείο", "Δέλτα", "άλφα", "γάμα"]),
        ("title", ["άλφα", "Βήτα", "γάμα", "Δέλτα", "Ωδείο"]),
    ] {
        let mut found = Vec::new();
        let mut after = String::new();
        loop {
            let page = app.visitor().get(format!("/library-entries?sort={sort}&limit=2{after}")).await.ok();
            found.extend(titles(&page.items()));
            match page.json()["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(found, expected, "{sort}");
    }
    let forged = app.visitor().get("/library-entries?sort=newest&after=IngiCg").await;
    assert_snapshot!(forged.problem(), @"422 validation /after cursor");
}

#[both_databases]
async fn featured_entries_are_for_the_home_page(app: TestApp) {
    let coordinator = app.coordinator().await;
    let owner = app.organisation().await.id;
    let entry = app.library_entry(owner, "Προβεβλημένο").await;
    app.library_entry(owner, "Άλλο").await;
    let entry = format!("/library-entries/{}", entry.slug);
    let path = format!("{entry}/featured");
    coordinator.having_read(&entry).await.put(&path, serde_json::json!({ "featured": true })).await.ok();
    let items = app.visitor().get("/library-entries?featured=true").await.ok().items();
    assert_eq!(titles(&items), ["Προβεβλημένο"]);
    coordinator.having_read(&entry).await.put(&path, serde_json::json!({ "featured": false })).await.ok();
    assert!(app.visitor().get("/library-entries?featured=true").await.items().is_empty());
}

#[both_databases]
async fn related_entries_share_the_theme_and_are_published(app: TestApp) {
    let owner = app.organisation().await.id;
    let entry = app.library_entry(owner, "Ένα").await;
    app.library_entry(owner, "Συγγενικό").await;
    app.library_entry(owner, "Ξένο").with(|row| row.theme = Set(PolicyArea::Health)).await;
    app.library_entry(owner, "Πρόχειρο")
        .with(|row| row.status = Set(wenovate::library::LibraryEntryStatus::Draft))
        .await;
    let shown = app.visitor().get(format!("/library-entries/{}", entry.slug)).await.ok().json();
    assert_eq!(titles(shown["related"].as_array().unwrap()), ["Συγγενικό"]);
}

#[both_databases]
async fn what_is_no_address_is_not_found(app: TestApp) {
    for slug in ["%00", "Έργο", "a%2Fb", "nothing-here"] {
        let reply = app.visitor().get(format!("/library-entries/{slug}")).await;
        assert_snapshot!(reply.problem(), @"404 not-found");
    }
}
