//! What this slice's tables keep of people.

use crate::platform::personal::{Cleared, Records, Whose, day, id, json, labels, text, time, yes_no};

pub const PERSONAL: &[Records] = &[
    Records::of("members", ["Ο λογαριασμός σας", "Your account"], &[Whose::Member("id")])
        .kept([
            "Μένει μια γραμμή χωρίς όνομα, διεύθυνση και στοιχεία, για να στέκουν όσα προσφέρατε στον φορέα και στο δίκτυο.",
            "A row without name, address and details stays, so that what you contributed to the body and the network stands.",
        ])
        .shows(&[
            id("id", labels::ID),
            text("email", ["E-mail", "E-mail"]),
            text("given_name", ["Όνομα", "Given name"]),
            text("family_name", ["Επώνυμο", "Family name"]),
            id("organisation_id", labels::BODY),
            text("unit", ["Μονάδα", "Unit"]),
            text("post", ["Θέση", "Post"]),
            text("category", ["Κατηγορία προσωπικού", "Category of staff"]),
            json("expertise", ["Πεδία εμπειρίας", "Fields of expertise"]),
            text("language", labels::LANGUAGE),
            text("status", labels::STATUS),
            time("email_verified_at", ["Επιβεβαίωση διεύθυνσης", "Address verified"]),
            text("approval_evidence", ["Πού στηρίζεται η έγκριση", "What the approval rests on"]),
            text("decision_reason", ["Αιτιολογία απόφασης", "Reason of the decision"]),
            yes_no("newsletter", ["Ενημερωτικό δελτίο στην εγγραφή", "Newsletter at registration"]),
            yes_no("notify_by_mail", ["Ειδοποιήσεις με e-mail", "Notifications by e-mail"]),
            time("created_at", labels::CREATED),
        ])
        .hides(&["password_hash", "approved_by"])
        .clears(&[
            ("email", Cleared::NoAddress),
            ("password_hash", Cleared::Nothing),
            ("given_name", Cleared::Text("")),
            ("family_name", Cleared::Text("")),
            ("organisation_id", Cleared::Nothing),
            ("unit", Cleared::Nothing),
            ("post", Cleared::Nothing),
            ("category", Cleared::Nothing),
            ("expertise", Cleared::Json("[]")),
            ("approval_evidence", Cleared::Nothing),
            ("decision_reason", Cleared::Nothing),
            ("status", Cleared::Text("left")),
            ("newsletter", Cleared::No),
            ("notify_by_mail", Cleared::No),
        ]),
    Records::of("member_roles", ["Οι ρόλοι σας", "Your roles"], &[Whose::Member("member_id")])
        .shows(&[text("role", ["Ρόλος", "Role"])])
        .hides(&["member_id"]),
    Records::of("sessions", ["Οι συνδέσεις σας", "Your sessions"], &[Whose::Member("member_id")])
        .shows(&[
            text("user_agent", ["Συσκευή", "Device"]),
            text("address", ["Διεύθυνση δικτύου", "Network address"]),
            time("created_at", labels::CREATED),
            time("last_used_at", ["Τελευταία χρήση", "Last use"]),
            time("revoked_at", ["Αποσύνδεση", "Signed out"]),
        ])
        .hides(&["member_id", "refresh_hash", "previous_hash", "successor_key"]),
    Records::of("standing_changes", ["Πού σταθήκατε στο δίκτυο", "Where you stood in the network"], &[Whose::Member("member_id")])
        .shows(&[
            text("before", ["Πριν", "Before"]),
            text("status", labels::STATUS),
            text("rule", ["Κανόνας", "Rule"]),
            text("evidence", ["Πού στηρίζεται", "On what it rests"]),
            text("reason", ["Αιτιολογία", "Reason"]),
            time("at", labels::AT),
        ])
        .hides(&["member_id", "by"]),
    Records::of("held_decisions", ["Αποφάσεις για την εγγραφή σας", "Decisions on your registration"], &[Whose::Member("member_id")])
        .shows(&[text("deed", labels::KIND), text("status", labels::STATUS), time("decided_at", labels::AT)])
        .hides(&["member_id", "text", "decided_by"]),
    Records::nobodys("decision_templates", &["deed", "title", "text"]),
    // Who brought it; the people in it are found by its rows.
    Records::nobodys("member_imports", &["file_name", "status", "columns", "created_by"]),
    Records::of(
        "member_import_rows",
        ["Γραμμές αρχείων με τα στοιχεία σας", "Lines of files with your details"],
        &[Whose::Member("member_id"), Whose::Address("email")],
    )
    .shows(&[json("cells", labels::TEXT), text("email", ["E-mail", "E-mail"])])
    .hides(&["verdict", "faults", "member_id"]),
    Records::of("email_changes", ["Αλλαγές διεύθυνσης", "Changes of address"], &[Whose::Member("member_id")])
        .shows(&[
            text("old_email", ["Παλαιά διεύθυνση", "Old address"]),
            text("new_email", ["Νέα διεύθυνση", "New address"]),
            time("created_at", labels::CREATED),
            text("outcome", labels::STATUS),
        ])
        .hides(&["member_id", "old_hash", "new_hash"]),
    Records::of("directory_entries", ["Τι δείχνετε στον κατάλογο μελών", "What you show in the directory"], &[Whose::Member("member_id")])
        .shows(&[
            id("organisation_id", labels::BODY),
            yes_no("shows_organisation", labels::BODY),
            yes_no("shows_unit", ["Μονάδα", "Unit"]),
            yes_no("shows_post", ["Θέση", "Post"]),
            yes_no("shows_expertise", ["Πεδία εμπειρίας", "Fields of expertise"]),
            yes_no("shows_interests", ["Ενδιαφέροντα", "Interests"]),
            yes_no("shows_email", ["E-mail", "E-mail"]),
        ])
        .hides(&["member_id", "sort_name"]),
    Records::nobodys("expertise_fields", &["code", "name"]),
    Records::of("member_fields", ["Πεδία που επιλέξατε", "Fields that you chose"], &[Whose::Member("member_id")])
        .shows(&[text("kind", labels::KIND), id("field_id", ["Πεδίο", "Field"])])
        .hides(&["member_id"]),
    Records::of("last_visits", ["Τελευταία επίσκεψη", "Last visit"], &[Whose::Member("member_id")])
        .shows(&[time("at", labels::AT)])
        .hides(&["member_id"]),
    Records::of("one_time_tokens", ["Σύνδεσμοι μίας χρήσης", "Links for one use"], &[Whose::Member("member_id")])
        .shows(&[
            text("purpose", labels::KIND),
            time("created_at", labels::CREATED),
            time("used_at", ["Χρησιμοποιήθηκε", "Used"]),
        ])
        .hides(&["member_id", "token_hash"]),
    Records::of("consents", ["Οι συγκαταθέσεις σας", "Your consents"], &[Whose::Member("member_id")])
        .kept([
            "Αποδεικνύουν ότι η επεξεργασία ήταν νόμιμη όσο γινόταν (άρθρο 7 παρ. 1 ΓΚΠΔ).",
            "They prove that the processing was lawful while it lasted (GDPR, article 7(1)).",
        ])
        .shows(&[
            text("kind", labels::KIND),
            text("text_version", ["Έκδοση κειμένου", "Version of the text"]),
            yes_no("given", ["Δόθηκε", "Given"]),
            time("at", labels::AT),
        ])
        .hides(&["member_id"]),
    Records::of("mandates", ["Εκπροσωπήσεις", "Mandates"], &[Whose::Member("member_id")])
        .kept([
            "Στηρίζουν τις πράξεις που έγιναν για λογαριασμό του φορέα.",
            "What was done on behalf of the body rests on them.",
        ])
        .shows(&[
            id("organisation_id", labels::BODY),
            day("starts_on", ["Από", "From"]),
            day("ends_on", ["Έως", "Until"]),
            text("decision_reference", ["Απόφαση", "Decision"]),
            text("ada", ["ΑΔΑ", "ADA"]),
        ])
        .hides(&["member_id", "created_by"]),
    Records::of("mandate_proposals", ["Προτάσεις εκπροσώπησης", "Proposed mandates"], &[Whose::Member("member_id")])
        .kept([
            "Δείχνουν πώς ο φορέας όρισε τους εκπροσώπους του.",
            "They show how the body came to its representatives.",
        ])
        .shows(&[
            id("organisation_id", labels::BODY),
            day("starts_on", ["Από", "From"]),
            day("ends_on", ["Έως", "Until"]),
            text("decision_reference", ["Απόφαση", "Decision"]),
            text("ada", ["ΑΔΑ", "ADA"]),
            text("status", labels::STATUS),
            text("reason", ["Αιτιολογία απόφασης", "Reason of the decision"]),
            time("created_at", labels::CREATED),
        ])
        .hides(&["member_id", "proposed_by", "decided_by"]),
    Records::of("totp_factors", ["Εφαρμογή κωδικών", "Authenticator app"], &[Whose::Member("member_id")])
        .shows(&[time("created_at", labels::CREATED), time("confirmed_at", ["Επιβεβαιώθηκε", "Confirmed"])])
        .hides(&["member_id", "secret"]),
    Records::of("recovery_codes", ["Κωδικοί ανάκτησης", "Recovery codes"], &[Whose::Member("member_id")])
        .shows(&[time("created_at", labels::CREATED), time("used_at", ["Χρησιμοποιήθηκε", "Used"])])
        .hides(&["member_id", "code_hash"]),
    Records::of("passkeys", ["Κλειδιά πρόσβασης", "Passkeys"], &[Whose::Member("member_id")])
        .shows(&[
            text("name", ["Όνομα", "Name"]),
            time("created_at", labels::CREATED),
            time("last_used_at", ["Τελευταία χρήση", "Last use"]),
        ])
        .hides(&["member_id", "credential_id", "credential"]),
    Records::of("external_identities", ["Συνδέσεις με άλλους παρόχους", "Accounts at other providers"], &[Whose::Member("member_id")])
        .shows(&[
            text("provider", ["Πάροχος", "Provider"]),
            time("created_at", labels::CREATED),
            time("last_used_at", ["Τελευταία χρήση", "Last use"]),
        ])
        .hides(&["member_id", "subject_hash"]),
    Records::of("sign_in_attempts", ["Συνδέσεις σε εξέλιξη", "Sign-ins under way"], &[Whose::Member("member_id")])
        .shows(&[text("provider", ["Πάροχος", "Provider"]), time("created_at", labels::CREATED)])
        .hides(&["member_id", "state_hash", "browser_hash", "secrets"]),
    Records::nobodys("subject_keys", &["name", "secret"]),
    Records::nobodys("spent_tickets", &[]),
];
