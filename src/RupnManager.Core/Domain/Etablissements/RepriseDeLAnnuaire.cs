using System.Globalization;

namespace RupnManager.Domain.Etablissements;

/// <summary>Ce que l'annuaire change à un établissement. Une colonne absente du fichier ne change rien.</summary>
public static class RepriseDeLAnnuaire
{
    /// <summary>Un établissement nouveau, d'après l'annuaire.</summary>
    public static Etablissement Nouveau(FicheAnnuaire fiche)
    {
        var etablissement = new Etablissement
        {
            Uai = fiche.Uai,
            Nom = fiche.Nom,
            Nature = fiche.Nature,
            Type = NatureUai.Type(fiche.Nature)!.Value,
            CodeAcademie = fiche.CodeAcademie,
            CodeDepartement = fiche.CodeDepartement,
            Commune = fiche.Commune,
        };
        etablissement.Reprendre(fiche);
        return etablissement;
    }

    /// <summary>Met l'établissement à jour et dit ce qui a changé ; rien si tout était déjà là.</summary>
    public static IReadOnlyList<Changement> Reprendre(this Etablissement etablissement, FicheAnnuaire fiche)
    {
        var (e, suivi) = (etablissement, new Suivi());
        suivi.Texte("Nom", e.Nom, fiche.Nom, v => e.Nom = v!);
        suivi.Valeur("Nature", e.Nature, fiche.Nature, v =>
        {
            e.Nature = v;
            e.Type = NatureUai.Type(v)!.Value;
        });
        suivi.Texte("Académie", e.CodeAcademie, fiche.CodeAcademie, v => e.CodeAcademie = v!);
        suivi.Texte("Département", e.CodeDepartement, fiche.CodeDepartement, v => e.CodeDepartement = v!);
        suivi.Texte("Commune", e.Commune, fiche.Commune, v => e.Commune = v!);
        suivi.Texte("Bassin", e.Bassin, fiche.Bassin, v => e.Bassin = v);
        suivi.Texte("Adresse", e.Adresse, fiche.Adresse, v => e.Adresse = v);
        suivi.Texte("Code postal", e.CodePostal, fiche.CodePostal, v => e.CodePostal = v);
        suivi.Texte("Téléphone", e.Telephone, fiche.Telephone, v => e.Telephone = v, Numero);
        suivi.Texte("Courriel", e.Courriel, fiche.Courriel, v => e.Courriel = v, c => c.ToLowerInvariant());
        if (fiche.Effectif is { } effectif) suivi.Valeur("Effectif", e.Effectif, effectif.Valeur, v => e.Effectif = v);
        if (fiche.Position is { } position)
            suivi.Valeur("Position", Situer(e), position.Valeur, v => (e.Latitude, e.Longitude) = (v?.Latitude, v?.Longitude), Dire);
        if (fiche.Ouvert is { } ouvert) suivi.Valeur("État", e.Ouvert, ouvert.Valeur, v => e.Ouvert = v, v => v ? "ouvert" : "fermé");
        return suivi.Changements;
    }

    private static Position? Situer(Etablissement e) => e is { Latitude: { } latitude, Longitude: { } longitude } ? new(latitude, longitude) : null;

    /// <summary>Deux écritures du même numéro : seuls les chiffres comptent, sans les zéros de tête qu'un tableur perd.</summary>
    private static string Numero(string telephone) => string.Concat(telephone.Where(char.IsAsciiDigit)).TrimStart('0');

    private static string Dire(Position? position) =>
        position is { } p ? string.Create(CultureInfo.InvariantCulture, $"{p.Latitude} ; {p.Longitude}") : "";

    private sealed class Suivi
    {
        public List<Changement> Changements { get; } = [];

        public void Texte(string champ, string? avant, Lu<string?>? lu, Action<string?> ecrire, Func<string, string>? reduire = null)
        {
            if (lu is { } valeur) Texte(champ, avant, valeur.Valeur, ecrire, reduire);
        }

        public void Texte(string champ, string? avant, string? apres, Action<string?> ecrire, Func<string, string>? reduire = null)
        {
            reduire ??= t => t;
            if (reduire(avant ?? "") == reduire(apres ?? "")) return;
            Changements.Add(new(champ, avant ?? "", apres ?? ""));
            ecrire(apres);
        }

        public void Valeur<T>(string champ, T avant, T apres, Action<T> ecrire, Func<T, string>? dire = null)
        {
            if (EqualityComparer<T>.Default.Equals(avant, apres)) return;
            dire ??= v => Convert.ToString(v, CultureInfo.InvariantCulture) ?? "";
            Changements.Add(new(champ, dire(avant), dire(apres)));
            ecrire(apres);
        }
    }
}
