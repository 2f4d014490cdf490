//! What is kept of people: a map of every table, which each slice declares for its own. Handing a person's data out and
//! erasing them both read it, and a contract test refuses a column that could be personal and stands nowhere in it.

/// Words that a person reads, in Greek and in English.
pub type Words = [&'static str; 2];

/// What a table keeps of people.
#[derive(Clone, Copy, Debug)]
pub struct Records {
    pub table: &'static str,
    pub title: Words,
    /// By which columns a row is a person's; none where no row is.
    pub whose: &'static [Whose],
    /// Which of these rows, where they do not all have the same fate.
    pub only: Option<Only>,
    pub fate: Fate,
    /// What is handed out, in this order.
    pub shown: &'static [Column],
    /// Texts and references that are not handed out: words of our own, secrets, and what refers to somebody else.
    pub hidden: &'static [&'static str],
    /// What stands in a column once its person is erased, where the row stays.
    pub cleared: &'static [(&'static str, Cleared)],
}

/// How a row is found to be a person's.
#[derive(Clone, Copy, Debug)]
pub enum Whose {
    /// The column holds the member's id.
    Member(&'static str),
    /// The column holds the member's e-mail address.
    Address(&'static str),
    /// The column refers to a row of another table, whose own column holds the member's id.
    Through { column: &'static str, table: &'static str, member: &'static str },
}

/// Rows by what stands in a column.
#[derive(Clone, Copy, Debug)]
pub enum Only {
    Where(&'static str, &'static str),
    WhereNot(&'static str, &'static str),
}

/// What becomes of the rows when their person is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    Erased,
    /// They stay without the person's name, for this reason.
    Kept(Words),
}

/// A column that is handed out.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: Kind,
    pub label: Words,
}

/// How a column is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Json,
    Id,
    Time,
    Day,
    Number,
    YesNo,
}

/// What takes the place of something personal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleared {
    Nothing,
    Text(&'static str),
    Json(&'static str),
    No,
    /// An address that is nobody's and still the only one of its kind.
    NoAddress,
}

impl Records {
    /// Rows of a person, which go with them.
    pub const fn of(table: &'static str, title: Words, whose: &'static [Whose]) -> Self {
        Self { table, title, whose, only: None, fate: Fate::Erased, shown: &[], hidden: &[], cleared: &[] }
    }

    /// A table in which nothing is a person's. Its texts are named all the same: somebody has looked at them.
    pub const fn nobodys(table: &'static str, texts: &'static [&'static str]) -> Self {
        Self { hidden: texts, ..Self::of(table, ["", ""], &[]) }
    }

    /// The rows stay when their person is erased, for a reason that the person is told.
    #[must_use]
    pub const fn kept(mut self, why: Words) -> Self {
        self.fate = Fate::Kept(why);
        self
    }

    /// Only the rows whose column has this value.
    #[must_use]
    pub const fn only(mut self, column: &'static str, value: &'static str) -> Self {
        self.only = Some(Only::Where(column, value));
        self
    }

    /// Only the rows whose column has another value.
    #[must_use]
    pub const fn except(mut self, column: &'static str, value: &'static str) -> Self {
        self.only = Some(Only::WhereNot(column, value));
        self
    }

    #[must_use]
    pub const fn shows(mut self, columns: &'static [Column]) -> Self {
        self.shown = columns;
        self
    }

    #[must_use]
    pub const fn hides(mut self, columns: &'static [&'static str]) -> Self {
        self.hidden = columns;
        self
    }

    #[must_use]
    pub const fn clears(mut self, columns: &'static [(&'static str, Cleared)]) -> Self {
        self.cleared = columns;
        self
    }

    /// Whether somebody has said what this column is.
    pub fn declares(&self, column: &str) -> bool {
        let finds = self.whose.iter().any(|whose| match *whose {
            Whose::Member(by) | Whose::Address(by) | Whose::Through { column: by, .. } => by == column,
        });
        finds || self.shown.iter().any(|shown| shown.name == column) || self.hidden.contains(&column)
    }
}

pub const fn text(name: &'static str, label: Words) -> Column {
    Column { name, kind: Kind::Text, label }
}

pub const fn json(name: &'static str, label: Words) -> Column {
    Column { name, kind: Kind::Json, label }
}

pub const fn id(name: &'static str, label: Words) -> Column {
    Column { name, kind: Kind::Id, label }
}

pub const fn time(name: &'static str, label: Words) -> Column {
    Column { name, kind: Kind::Time, label }
}

pub const fn day(name: &'static str, label: Words) -> Column {
    Column { name, kind: Kind::Day, label }
}

pub const fn number(name: &'static str, label: Words) -> Column {
    Column { name, kind: Kind::Number, label }
}

pub const fn yes_no(name: &'static str, label: Words) -> Column {
    Column { name, kind: Kind::YesNo, label }
}

/// Labels that many tables share.
pub mod labels {
    use super::Words;

    pub const ID: Words = ["Αριθμός", "Id"];
    pub const CREATED: Words = ["Δημιουργήθηκε", "Created"];
    pub const UPDATED: Words = ["Άλλαξε", "Changed"];
    pub const AT: Words = ["Πότε", "When"];
    pub const STATUS: Words = ["Κατάσταση", "Status"];
    pub const KIND: Words = ["Είδος", "Kind"];
    pub const BODY: Words = ["Φορέας", "Body"];
    pub const TEXT: Words = ["Κείμενο", "Text"];
    pub const ANSWERS: Words = ["Απαντήσεις", "Answers"];
    pub const COMMENT: Words = ["Σχόλιο", "Comment"];
    pub const SCORES: Words = ["Βαθμοί", "Scores"];
    pub const TITLE: Words = ["Τίτλος", "Title"];
    pub const SUMMARY: Words = ["Περίληψη", "Summary"];
    pub const LANGUAGE: Words = ["Γλώσσα", "Language"];
}

/// The tables of the platform itself.
pub const PERSONAL: &[Records] = &[
    Records::nobodys("signing_keys", &["kid", "private_key", "public_key"]),
    Records::of("audit_events", ["Ενέργειές σας στο ίχνος ελέγχου", "Your acts in the audit trail"], &[Whose::Member("actor_id")])
        .kept([
            "Το ίχνος ελέγχου δεν αλλάζει ποτέ: κάθε εγγραφή σφραγίζει την προηγούμενη. Δεν περιέχει ονόματα ούτε κείμενα.",
            "The audit trail never changes: each entry seals the one before. It holds no names and no texts.",
        ])
        .shows(&[
            time("at", labels::AT),
            text("event", ["Ενέργεια", "Act"]),
            text("subject_kind", ["Σε τι", "On what"]),
            text("actor_roles", ["Με ποιους ρόλους", "In which roles"]),
            text("address", ["Από ποια διεύθυνση", "From which address"]),
        ])
        .hides(&["actor_kind", "subject_id", "request_id", "details", "acted_for"]),
    // Ids of what is to be done; a finished job is removed after days.
    Records::nobodys("jobs", &["name", "payload", "status", "last_error"]),
    Records::of("mails", ["Μηνύματα που σας στείλαμε", "Mails that we sent you"], &[Whose::Address("to_address")])
        .shows(&[
            text("to_address", ["Προς", "To"]),
            text("subject", ["Θέμα", "Subject"]),
            text("status", labels::STATUS),
            time("created_at", labels::CREATED),
        ])
        // The texts carry links that act for the person.
        .hides(&["language", "template", "text_body", "html_body", "headers", "message_id", "last_error"]),
    Records::of("files", ["Αρχεία που ανεβάσατε", "Files that you uploaded"], &[Whose::Member("uploaded_by")])
        .kept([
            "Ανήκουν στις υποβολές όπου επισυνάφθηκαν.",
            "They belong to the submissions that they are attached to.",
        ])
        .shows(&[
            text("name", ["Όνομα αρχείου", "File name"]),
            text("media_type", ["Τύπος", "Type"]),
            number("size", ["Μέγεθος (bytes)", "Size (bytes)"]),
            time("created_at", labels::CREATED),
        ])
        .hides(&["sha256"]),
    Records::nobodys("counters", &["name"]),
    // The names hold hashes of addresses, for an hour.
    Records::nobodys("throttles", &["name"]),
    Records::nobodys("rate_counts", &["name"]),
    Records::of("search_documents", ["Λέξεις με τις οποίες σας βρίσκει η αναζήτηση", "Words by which search finds you"], &[Whose::Member("subject_id")])
        .shows(&[text("title", labels::TITLE), text("text", labels::TEXT)])
        .hides(&["kind", "title_stems", "facets"]),
    // Answers of one day, under a hash of the key.
    Records::nobodys("idempotency_keys", &["id", "fingerprint", "run", "location", "etag", "body"]),
    Records::nobodys("job_schedules", &["name", "cron"]),
    Records::nobodys("contents", &["sha256"]),
    Records::nobodys("audit_seals", &["event_id", "hash"]),
    Records::nobodys("audit_unsealed", &["event_id"]),
    Records::nobodys("audit_checkpoints", &["root", "statement", "key"]),
    Records::nobodys("replicas", &["host", "version"]),
    Records::nobodys("spent_tokens", &["name"]),
];
