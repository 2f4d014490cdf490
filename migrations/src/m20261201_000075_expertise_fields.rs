//! The maintained list of fields of expertise and interest, and who chose which. The category of public servants.

use sea_orm_migration::{
    prelude::*,
    schema::*,
    sea_orm::prelude::{Json, Uuid},
};

use crate::table::{child_of, index, reference, unique};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What a network can begin with; administrators go on from there. Code, Greek, English.
const TO_BEGIN_WITH: [(&str, &str, &str); 16] = [
    ("digital-services", "Ψηφιακές υπηρεσίες", "Digital services"),
    ("data-ai", "Δεδομένα και τεχνητή νοημοσύνη", "Data and artificial intelligence"),
    ("simplification", "Απλούστευση διαδικασιών", "Simplification of procedures"),
    ("service-design", "Σχεδιασμός υπηρεσιών", "Service design"),
    ("project-management", "Διοίκηση έργων", "Project management"),
    ("people", "Ανθρώπινο δυναμικό και επιμόρφωση", "Human resources and training"),
    ("finance-procurement", "Οικονομικά και προμήθειες", "Finance and procurement"),
    ("law", "Νομοθεσία και καλή νομοθέτηση", "Law and better regulation"),
    ("quality", "Ποιότητα και αξιολόγηση", "Quality and evaluation"),
    ("open-government", "Ανοιχτή διακυβέρνηση και συμμετοχή", "Open government and participation"),
    ("accessibility", "Προσβασιμότητα και ένταξη", "Accessibility and inclusion"),
    ("environment", "Περιβάλλον και ενέργεια", "Environment and energy"),
    ("health", "Υγεία και κοινωνική φροντίδα", "Health and social care"),
    ("education", "Εκπαίδευση και πολιτισμός", "Education and culture"),
    ("local-development", "Τοπική ανάπτυξη και χωροταξία", "Local development and spatial planning"),
    ("civil-protection", "Πολιτική προστασία", "Civil protection"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        expertise_fields(manager).await?;
        begin(manager).await?;
        member_fields(manager).await?;
        let mut members = Table::alter().table("members").to_owned();
        manager.alter_table(members.add_column(string_null("category")).to_owned()).await?;
        let mut entries = Table::alter().table("directory_entries").to_owned();
        let entries = entries.add_column(boolean("shows_interests").default(false)).to_owned();
        manager.alter_table(entries).await
    }
}

async fn expertise_fields(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("expertise_fields").to_owned();
    table
        .col(pk_uuid("id"))
        .col(string("code"))
        .col(json_binary("name"))
        .col(integer("position"))
        .col(boolean("retired"))
        .col(big_integer("revision"))
        .col(big_integer("created_at"));
    manager.create_table(table).await?;
    unique(manager, "expertise_fields", &["code"]).await?;
    index(manager, "expertise_fields", &["position", "id"]).await
}

/// Ids and times are of the day on which the list was written, so that all networks begin alike.
async fn begin(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    const WRITTEN: i64 = 1_796_083_200_000;
    let mut rows = Query::insert();
    rows.into_table("expertise_fields").columns([
        "id",
        "code",
        "name",
        "position",
        "retired",
        "revision",
        "created_at",
    ]);
    for (at, (code, el, en)) in (1_i32..).zip(TO_BEGIN_WITH) {
        // A UUIDv7 (RFC 9562): the millisecond, and in place of chance the place in the list.
        let id = (u128::from(WRITTEN.unsigned_abs()) << 80)
            | (0x7 << 76)
            | (0b10 << 62)
            | u128::from(at.unsigned_abs());
        let position = at * 10;
        let created_at = WRITTEN * 1_000;
        let name: Json =
            [("el", el), ("en", en)].into_iter().map(|(k, v)| (k.to_owned(), Json::from(v))).collect();
        rows.values_panic([
            Uuid::from_u128(id).into(),
            code.into(),
            name.into(),
            position.into(),
            false.into(),
            1_i64.into(),
            created_at.into(),
        ]);
    }
    manager.execute(rows).await
}

async fn member_fields(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create().table("member_fields").to_owned();
    table
        .col(uuid("member_id"))
        .col(uuid("field_id"))
        .col(string("kind"))
        .primary_key(Index::create().col("member_id").col("kind").col("field_id"))
        .foreign_key(&mut child_of("member_fields", "member_id", "members"))
        .foreign_key(&mut reference("member_fields", "field_id", "expertise_fields"));
    manager.create_table(table).await?;
    index(manager, "member_fields", &["field_id", "kind", "member_id"]).await
}
