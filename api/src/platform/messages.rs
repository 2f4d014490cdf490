//! The messages of field faults, by code, in both languages. Slices' faults stand here too: a code means the same
//! everywhere, and the browser shows the same words.

use serde_json::{Map, Value};

use super::language::Language;

/// The message of a fault, with its parameters filled in. An unknown code says that the value is not right.
pub fn of(code: &str, params: &Map<String, Value>, language: Language) -> String {
    let (el, en) = template(code, params);
    let template = match language {
        Language::El => el,
        Language::En => en,
    };
    params.iter().fold(template.to_owned(), |text, (name, value)| {
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        text.replace(&format!("{{{name}}}"), &shown)
    })
}

fn template(code: &str, params: &Map<String, Value>) -> (&'static str, &'static str) {
    let (min, max) = (params.contains_key("min"), params.contains_key("max"));
    match code {
        "required" => ("Συμπληρώστε αυτό το πεδίο", "Fill in this field"),
        "length" if min && max => {
            ("Γράψτε από {min} έως {max} χαρακτήρες", "Enter between {min} and {max} characters")
        }
        "length" | "too_short" if min => {
            ("Γράψτε τουλάχιστον {min} χαρακτήρες", "Enter at least {min} characters")
        }
        "length" | "too_long" if max => ("Γράψτε το πολύ {max} χαρακτήρες", "Enter at most {max} characters"),
        "range" if min && max => ("Δώστε τιμή από {min} έως {max}", "Enter a value between {min} and {max}"),
        "range" | "too_small" if min => ("Δώστε τιμή τουλάχιστον {min}", "Enter a value of at least {min}"),
        "range" | "too_large" if max => ("Δώστε τιμή το πολύ {max}", "Enter a value of at most {max}"),
        "too_few" => ("Επιλέξτε τουλάχιστον {min}", "Choose at least {min}"),
        "too_many" => ("Επιλέξτε το πολύ {max}", "Choose at most {max}"),
        "email" => ("Γράψτε e-mail στη μορφή onoma@foreas.gov.gr", "Enter an e-mail like name@body.gov.gr"),
        "code_wrong" => (
            "Ο κωδικός δεν είναι σωστός· γράψτε αυτόν που δείχνει τώρα η εφαρμογή",
            "The code is not right; enter the one that the app shows now",
        ),
        "passkey_wrong" => (
            "Το κλειδί δεν έγινε δεκτό· δοκιμάστε ξανά από την αρχή",
            "The passkey was not accepted; try again from the beginning",
        ),
        "one_of_several" => ("Δώστε ένα από αυτά και κανένα άλλο", "Give one of these and no other"),
        "email_taken" => {
            ("Υπάρχει ήδη λογαριασμός με αυτό το e-mail", "There is an account with this e-mail")
        }
        "url" => (
            "Γράψτε μια πλήρη διεύθυνση, π.χ. https://www.gov.gr",
            "Enter a full address, e.g. https://www.gov.gr",
        ),
        "unknown_reference" => ("Αυτό που επιλέξατε δεν υπάρχει", "What you chose does not exist"),
        "unknown_field" => ("Αυτό το πεδίο δεν υπάρχει", "This field does not exist"),
        "unknown_question" => ("Αυτή η ερώτηση δεν υπάρχει", "This question does not exist"),
        "wrong_type" => ("Ο τύπος της τιμής δεν είναι σωστός", "The value's type is not right"),
        "not_integer" => ("Δώστε ακέραιο αριθμό", "Enter a whole number"),
        "unknown_option" => ("Αυτή η επιλογή δεν υπάρχει", "This option does not exist"),
        "exclusive_option" => {
            ("Αυτή η επιλογή δεν συνδυάζεται με άλλες", "This option cannot be combined with others")
        }
        "duplicate_option" | "duplicate" => ("Υπάρχει δύο φορές", "This stands twice"),
        "other_text_required" => ("Γράψτε τι εννοείτε με το «άλλο»", "Say what you mean by “other”"),
        "date" => ("Γράψτε μια ημερομηνία που υπάρχει", "Enter a date that exists"),
        "date_too_early" => ("Δώστε ημερομηνία από {min} και μετά", "Enter a date from {min} on"),
        "date_too_late" => ("Δώστε ημερομηνία έως {max}", "Enter a date up to {max}"),
        "min_max" => ("Το ελάχιστο ξεπερνά το μέγιστο", "The least is more than the most"),
        "ascending" => {
            ("Γράψτε τις τιμές από τη μικρότερη στη μεγαλύτερη", "List the values from the lowest up")
        }
        "key" => (
            "Χρησιμοποιήστε πεζά λατινικά, αριθμούς και κάτω παύλες",
            "Use lower-case Latin letters, digits and underscores",
        ),
        "condition" => ("Η συνθήκη δεν ταιριάζει με την ερώτηση", "The condition does not fit the question"),
        "condition_later" => (
            "Η συνθήκη μπορεί να αφορά μόνο προηγούμενη ερώτηση",
            "A condition can only look at an earlier question",
        ),
        "row_required" => ("Απαντήστε σε αυτή τη γραμμή", "Answer this row"),
        "consent_required" => ("Χρειάζεται η συγκατάθεσή σας", "Your consent is needed"),
        "control_character" => {
            ("Περιέχει χαρακτήρες που δεν επιτρέπονται", "It contains characters that are not allowed")
        }
        "password_weak" => (
            "Διαλέξτε δυσκολότερο κωδικό: αποφύγετε συνηθισμένες λέξεις και ακολουθίες",
            "Choose a stronger password: avoid common words and sequences",
        ),
        "password_wrong" => ("Ο κωδικός δεν είναι σωστός", "The password is not right"),
        "window" => ("Η λήξη πρέπει να είναι μετά την έναρξη", "The end must be after the start"),
        "date_past" => ("Η ημερομηνία έχει περάσει", "The date has passed"),
        "not_a_reviewer" => ("Δεν είναι κριτής", "This is not a reviewer"),
        "lead_not_selected" => {
            ("Ορίστε επικεφαλής ένα από τα μέλη που επιλέξατε", "Choose the lead among those you selected")
        }
        "all_abstained" => {
            ("Βαθμολογήστε τουλάχιστον ένα κριτήριο", "Score at least one of the criteria that count")
        }
        "weights" => ("Τα βάρη πρέπει να αθροίζουν σε 100", "The weights must add up to 100"),
        "nothing_scored" => {
            ("Βαθμολογήστε τουλάχιστον ένα κριτήριο που μετράει", "Score at least one criterion that counts")
        }
        "not_applicable" => ("Δεν ταιριάζει με ό,τι επιλέξατε", "This does not go with what you chose"),
        "domain_taken" => {
            ("Το domain ανήκει ήδη σε άλλον φορέα", "The domain belongs to another body already")
        }
        "domain" => (
            "Γράψτε ένα domain που ανήκει μόνο στον φορέα, π.χ. ioannina.gr",
            "Enter a domain that belongs to the body alone, e.g. ioannina.gr",
        ),
        "circle" => ("Θα υπαγόταν στον εαυτό του", "It would come under itself"),
        "too_deep" => ("Η ιεραρχία θα γινόταν πολύ βαθιά", "The tree would become too deep"),
        "vat_id" => ("Γράψτε τα εννέα ψηφία του ΑΦΜ", "Write the nine digits of the tax number"),
        "ada" => (
            "Γράψτε τον ΑΔΑ όπως στη Διαύγεια, π.χ. ΨΦΛΧ46ΜΤΛΠ-ΒΓ7",
            "Write the number as Diavgeia shows it, such as ΨΦΛΧ46ΜΤΛΠ-ΒΓ7",
        ),
        "code_taken" => ("Ο κωδικός ανήκει ήδη σε άλλον φορέα", "The code belongs to another body already"),
        "code" => (
            "Χρησιμοποιήστε κεφαλαία λατινικά, αριθμούς και παύλες",
            "Use capital Latin letters, digits and hyphens",
        ),
        "region" => ("Γράψτε κωδικό NUTS-2, π.χ. EL54", "Enter a NUTS-2 code, e.g. EL54"),
        "fixed" => ("Δεν αλλάζει μετά τη δημοσίευση", "It does not change once published"),
        "no_table" => (
            "Το αρχείο δεν διαβάζεται ως πίνακας· αποθηκεύστε το ως CSV ή XLSX",
            "The file cannot be read as a table; save it as CSV or XLSX",
        ),
        "too_many_rows" => ("Το αρχείο έχει πάνω από {max} γραμμές", "The file has more than {max} rows"),
        "media_type" => ("Αυτός ο τύπος αρχείου δεν επιτρέπεται", "This type of file is not allowed"),
        "file_too_large" => ("Το αρχείο ξεπερνά τα {max} MB", "The file is larger than {max} MB"),
        "too_many_files" => ("Επιτρέπονται έως {max} αρχεία", "At most {max} files are allowed"),
        "network" => (
            "Γράψτε διευθύνσεις ή δίκτυα, π.χ. 192.0.2.0/24",
            "Enter addresses or networks, e.g. 192.0.2.0/24",
        ),
        "public_key" => (
            "Δώστε δημόσιο κλειδί υπογραφής: Ed25519, P-256 ή RSA από 2048 bit",
            "Give a public key for signatures: Ed25519, P-256, or RSA of 2048 bits and more",
        ),
        "scope_of_people" => {
            ("Αυτό το κάνουν μόνο άνθρωποι, όχι εφαρμογές", "This is for people alone, not for API clients")
        }
        "scope_beyond_body" => ("Αυτό το δικαίωμα ξεπερνά έναν φορέα", "This scope reaches beyond one body"),
        "taken" => ("Χρησιμοποιείται ήδη· διαλέξτε άλλο", "It is in use already; choose another"),
        "cursor" => (
            "Δώστε το next της προηγούμενης σελίδας, όπως ήταν",
            "Give the next of the page before, as it was",
        ),
        "purpose" => {
            ("Οι εκδόσεις ενός συνόλου έχουν τον ίδιο σκοπό", "The versions of a set have the same purpose")
        }
        "slug" => (
            "Χρησιμοποιήστε πεζά λατινικά, αριθμούς και παύλες",
            "Use lower-case Latin letters, digits and hyphens",
        ),
        _ => ("Η τιμή δεν είναι σωστή", "The value is not right"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_filled_in() {
        let params = serde_json::json!({"min": 10, "max": 160});
        let params = params.as_object().unwrap();
        assert_eq!(of("length", params, Language::El), "Γράψτε από 10 έως 160 χαρακτήρες");
        assert_eq!(of("length", params, Language::En), "Enter between 10 and 160 characters");
    }
}
