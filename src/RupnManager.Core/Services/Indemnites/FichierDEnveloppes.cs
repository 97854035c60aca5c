using System.Globalization;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Domain.Regles;

namespace RupnManager.Services.Indemnites;

/// <summary>Un mouvement demandé par une ligne d'un fichier.</summary>
public sealed record MouvementDemande(int Ligne, Uai Uai, AnneeScolaire Annee, Regime Regime, SensDeMouvement Sens, Courrier Courrier);

/// <summary>Lit un fichier d'enveloppes ligne par ligne : chaque faute nomme sa ligne et sa colonne.</summary>
internal static class FichierDEnveloppes
{
    public const int LignesMaximales = 2000;
    public static readonly IReadOnlyList<string> Colonnes = ["uai", "annee_scolaire", "regime", "sens", "montant", "date", "reference"];
    private static readonly string[] FormesDeLaDate = ["dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>Le texte d'un fichier déposé. Refus : enveloppes.taille, enveloppes.contenu.</summary>
    public static string EnTexte(byte[] octets)
    {
        if (octets.Length > ImportDesEnveloppesService.TailleMaximale)
            throw ReglesDesEnveloppes.FichierLourd.Refus(("maximum", $"{ImportDesEnveloppesService.TailleMaximale / 1024}\u00A0Ko"));
        var texte = FichierCsv.Encodage(octets).GetString(octets).TrimStart('\uFEFF');
        return texte.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) ? throw ReglesDesEnveloppes.FichierContenu.Refus() : texte;
    }

    /// <summary>Les mouvements demandés et les fautes. Refus : enveloppes.entete, enveloppes.vide, enveloppes.lignes.</summary>
    public static (List<MouvementDemande> Demandes, List<FauteDeLigne> Fautes) Lire(string texte)
    {
        using var lecteur = FichierCsv.Lire(new StringReader(texte));
        if (!lecteur.Read() || !lecteur.Record!.Select(c => c.Trim().ToLowerInvariant()).SequenceEqual(Colonnes))
            throw ReglesDesEnveloppes.FichierEntete.Refus(("colonnes", string.Join(" ; ", Colonnes)));
        var (demandes, fautes) = (new List<MouvementDemande>(), new List<FauteDeLigne>());
        while (lecteur.Read())
        {
            var valeurs = lecteur.Record!.Select(v => v.Trim()).ToArray();
            if (valeurs.All(string.IsNullOrEmpty)) continue;
            if (demandes.Count + fautes.Count == LignesMaximales) throw ReglesDesEnveloppes.FichierLignes.Refus(("maximum", LignesMaximales));
            if (LireUneLigne(valeurs, lecteur.Row, fautes) is { } demande) demandes.Add(demande);
        }
        return demandes.Count + fautes.Count > 0 ? (demandes, fautes) : throw ReglesDesEnveloppes.FichierVide.Refus();
    }

    /// <summary>La colonne que concerne un refus du domaine.</summary>
    public static string Colonne(RegleMetierException refus) => refus.Champ switch
    {
        "AnneeScolaire" => "annee_scolaire",
        { } champ when Colonnes.Contains(champ.ToLowerInvariant()) => champ.ToLowerInvariant(),
        _ => "uai",
    };

    private static MouvementDemande? LireUneLigne(string[] valeurs, int rang, List<FauteDeLigne> fautes)
    {
        MouvementDemande? Faute(string colonne, string probleme)
        {
            fautes.Add(new(rang, colonne, probleme));
            return null;
        }

        if (valeurs.Length != Colonnes.Count) return Faute(Colonnes[^1], $"{Colonnes.Count} colonnes attendues, {valeurs.Length} trouvées.");
        Uai uai;
        try
        {
            uai = Uai.Lire(valeurs[0]);
        }
        catch (RegleMetierException refus)
        {
            return Faute("uai", refus.Message);
        }
        if (LireLAnnee(valeurs[1]) is not { } annee) return Faute("annee_scolaire", $"« {valeurs[1]} » n'est pas une année scolaire ; écrivez par exemple 2026-2027.");
        if (LireLeRegime(valeurs[2]) is not { } regime) return Faute("regime", $"« {valeurs[2]} » ; écrivez « IFIC » ou « IMP ».");
        if (LireLeSens(valeurs[3]) is not { } sens) return Faute("sens", $"« {valeurs[3]} » ; écrivez « notification », « complément » ou « retrait ».");
        if (!Montant.TryLire(valeurs[4], out var montant)) return Faute("montant", $"« {valeurs[4]} » ne convient pas. {ReglesDesEnveloppes.MontantForme.Phrase}");
        if (!DateOnly.TryParseExact(valeurs[5], FormesDeLaDate, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Faute("date", $"« {valeurs[5]} » n'est pas une date ; écrivez par exemple 18/05/2026.");
        return new(rang, uai, annee, regime, sens, new(montant, date, valeurs[6]));
    }

    private static AnneeScolaire? LireLAnnee(string valeur)
    {
        var parts = valeur.Split('-', '/');
        return parts.Length == 2 && parts.All(p => p.Length == 4 && p.All(char.IsAsciiDigit)) && int.Parse(parts[0]) is var debut && debut is >= 1900 and <= 2999
            && int.Parse(parts[1]) == debut + 1 ? new(debut) : null;
    }

    private static Regime? LireLeRegime(string valeur) => valeur.ToUpperInvariant() switch { "IFIC" => Regime.Ific, "IMP" => Regime.Imp, _ => null };

    private static SensDeMouvement? LireLeSens(string valeur) => valeur.ToLowerInvariant() switch
    {
        "notification" => SensDeMouvement.Notification,
        "complement" or "complément" => SensDeMouvement.Complement,
        "retrait" => SensDeMouvement.Retrait,
        _ => null,
    };
}
