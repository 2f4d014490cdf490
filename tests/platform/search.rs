use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use wenovate::platform::{
    audit::{AuditEventId, Identity, did},
    search::{self, Facet, Kind, alike, entity::Column, entity::Entity, matching, matching_within},
    text,
};

use crate::app::{TestApp, both_databases};

const IDEA: Kind = Kind("idea");
const OTHER: Kind = Kind("other");

const TITLES: [(&str, &str); 8] = [
    ("Έξυπνος φωτισμός στους δρόμους του δήμου", "Αισθητήρες μειώνουν την κατανάλωση ενέργειας κατά 40%."),
    ("Ψηφιακή πλατφόρμα διαβούλευσης πολιτών", "Οι πολίτες προτείνουν και ψηφίζουν."),
    ("Ραντεβού στα ΚΕΠ χωρίς ουρές", "Κρατήσεις από το κινητό, υπηρεσίες χωρίς αναμονή."),
    ("Καινοτομία στις προμήθειες νοσοκομείων", "Κοινός διαγωνισμός για αναλώσιμα."),
    ("Ανακύκλωση με ανταμοιβή", "Έξυπνοι κάδοι σε δημοτικά σχολεία."),
    ("Τηλεϊατρική σε μικρά νησιά", "Δημόσιες μονάδες υγείας συνδέονται με νοσοκομεία."),
    ("Open data of public transport", "Services publish timetables; COVID-19 figures of 2026 included."),
    ("Ηλεκτρονικό πρωτόκολλο (e-Πρωτόκολλο)", "Διακίνηση εγγράφων μεταξύ υπηρεσιών."),
];

/// Each query, and the titles that it must find.
const HITS: [(&str, &[usize]); 25] = [
    ("καινοτομια", &[3]),
    ("ΚΑΙΝΟΤΟΜΊΑΣ", &[3]),
    ("καινοτ", &[3]),
    ("καινοτομι", &[3]),
    ("δημος", &[0, 5]), // «δημοσ…» may become «δημόσιος»
    ("δήμος φωτισμός", &[0]),
    ("δήμων", &[0]),
    ("δημ", &[0, 4, 5]),
    ("φωτισμοί δρόμων", &[0]),
    ("δρόμων φωτισμοί", &[0]),
    ("φωτισμός πολιτών", &[]),
    ("υπηρεσίες", &[2, 7]),
    ("υπηρεσία", &[2, 7]),
    ("νοσοκομείο", &[3, 5]),
    ("έξυπνα", &[0, 4]),
    ("πολίτης", &[1]),
    ("τηλειατρικη", &[5]),
    ("covid 19", &[6]),
    ("service", &[6]),
    ("TIMETABLE", &[6]),
    ("2026", &[6]),
    ("πρωτόκολλο", &[7]),
    ("e-πρωτ", &[7]),
    ("40%", &[0]),
    ("\" OR * ' NEAR( & |", &[]),
];

#[both_databases]
async fn both_databases_find_the_same(app: TestApp) {
    let ids = index_all(&app).await;
    for (q, expected) in HITS {
        let found = find(&app, IDEA, q).await;
        let expected: Vec<_> = expected.iter().map(|at| ids[*at]).collect();
        assert_eq!(found, expected, "«{q}» searched as {:?}", text::stems(q));
    }
}

#[both_databases]
async fn every_word_of_a_text_finds_it_in_any_writing(app: TestApp) {
    let ids = index_all(&app).await;
    for (at, (title, rest)) in TITLES.iter().enumerate() {
        for word in text::tokens(&format!("{title} {rest}")).iter().filter(|word| !text::is_stop_word(word)) {
            for written in [word.clone(), word.to_uppercase()] {
                let found = find(&app, IDEA, &written).await;
                assert!(found.contains(&ids[at]), "«{written}» does not find «{title}»");
            }
        }
    }
}

#[both_databases]
async fn a_kind_does_not_find_another(app: TestApp) {
    index_all(&app).await;
    assert!(find(&app, OTHER, "καινοτομία").await.is_empty());
}

#[both_databases]
async fn a_search_is_narrowed_by_facets_which_no_word_finds(app: TestApp) {
    let db = &app.foundation().db;
    let (health, digital) = (Facet::new("area", "health"), Facet::new("area", "digital_government"));
    let tx = db.begin(&Identity::System).await.unwrap();
    let ids: [AuditEventId; 2] = [tx.new_id(), tx.new_id()];
    search::index_within(&tx, IDEA, ids[0], ("Κοινός χώρος", ""), std::slice::from_ref(&health))
        .await
        .unwrap();
    let both = [digital.clone(), Facet::new("town", "Χανιά 1")];
    search::index_within(&tx, IDEA, ids[1], ("Κοινός τόπος", ""), &both).await.unwrap();
    tx.commit(did("tests.indexed", "idea", ids[0])).await.unwrap();

    let within = async |facets: &[Facet]| {
        let found = matching_within(db, IDEA, "κοινοί", facets, Column::SubjectId).unwrap();
        let found = Entity::find().filter(found).order_by_asc(Column::SubjectId).all(&**db).await.unwrap();
        found.into_iter().map(|it| it.subject_id).collect::<Vec<_>>()
    };
    assert_eq!(within(&[]).await, ids.map(|id| id.0));
    assert_eq!(within(std::slice::from_ref(&health)).await, [ids[0].0]);
    assert_eq!(within(&both).await, [ids[1].0]);
    assert!(within(&[health, digital]).await.is_empty(), "one facet of two is not enough");
    for word in ["areahealth", "=areahealth", "kindidea", "area health", "αreahealth"] {
        assert!(find(&app, IDEA, word).await.is_empty(), "«{word}» is a facet, not a word");
    }
}

#[both_databases]
async fn what_changed_is_found_by_its_new_text_only(app: TestApp) {
    let ids = index_all(&app).await;
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    search::index(&tx, IDEA, AuditEventId(ids[3]), "Κοινές προμήθειες", "").await.unwrap();
    tx.commit(did("tests.changed", "idea", AuditEventId(ids[3]))).await.unwrap();
    assert!(find(&app, IDEA, "καινοτομία").await.is_empty());
    assert_eq!(find(&app, IDEA, "κοινή προμήθεια").await, [ids[3]]);
}

#[both_databases]
async fn what_was_removed_is_not_found(app: TestApp) {
    let ids = index_all(&app).await;
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    search::remove(&tx, IDEA, AuditEventId(ids[3])).await.unwrap();
    tx.commit(did("tests.removed", "idea", AuditEventId(ids[3]))).await.unwrap();
    assert!(find(&app, IDEA, "καινοτομία").await.is_empty());
    assert!(alike(&app.foundation().db, IDEA, TITLES[3].0, 5).await.unwrap().is_empty());
}

#[both_databases]
async fn no_words_ask_for_nothing(app: TestApp) {
    for q in ["", "  ", "—!"] {
        assert!(matching(&app.foundation().db, IDEA, q, Column::SubjectId).is_none());
    }
}

#[both_databases]
async fn titles_in_other_forms_are_alike_and_the_likest_comes_first(app: TestApp) {
    let ids = index_all(&app).await;
    let db = &app.foundation().db;
    let found = alike(db, IDEA, "έξυπνοι φωτισμοί δρόμων στον Δήμο", 5).await.unwrap();
    assert_eq!(found.iter().map(|it| it.id).collect::<Vec<_>>(), [ids[0]]);
    assert!(found[0].likeness > 0.99);
    let related = alike(db, IDEA, "Φωτισμός δρόμων με αισθητήρες", 5).await.unwrap();
    assert_eq!(related.iter().map(|it| it.id).collect::<Vec<_>>(), [ids[0]]);
    assert!(
        alike(db, IDEA, "Έξυπνη κάρτα μεταφορών", 5).await.unwrap().is_empty(),
        "one word in common is chance"
    );
    assert!(alike(db, OTHER, TITLES[0].0, 5).await.unwrap().is_empty());
    assert!(alike(db, IDEA, "και το", 5).await.unwrap().is_empty());
}

async fn index_all(app: &TestApp) -> Vec<uuid::Uuid> {
    let tx = app.foundation().db.begin(&Identity::System).await.unwrap();
    let mut ids = Vec::new();
    for (title, rest) in TITLES {
        let id: AuditEventId = tx.new_id();
        search::index(&tx, IDEA, id, title, rest).await.unwrap();
        ids.push(id.0);
    }
    let number: AuditEventId = tx.new_id();
    tx.commit(did("tests.indexed", "idea", number)).await.unwrap();
    ids
}

async fn find(app: &TestApp, kind: Kind, q: &str) -> Vec<uuid::Uuid> {
    let db = &app.foundation().db;
    let Some(found) = matching(db, kind, q, Column::SubjectId) else { return Vec::new() };
    let found = Entity::find().filter(found).order_by_asc(Column::SubjectId).all(&**db).await.unwrap();
    found.into_iter().map(|it| it.subject_id).collect()
}
