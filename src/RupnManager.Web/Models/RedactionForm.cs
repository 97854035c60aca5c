using System.Collections.Immutable;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Models;

/// <summary>Ce que la page de rédaction envoie : les clauses dans leur ordre, les champs, l'annexe, et le bouton pressé.</summary>
public sealed class RedactionForm
{
    public int Jeton { get; set; }
    public List<ClauseForm> Clauses { get; set; } = [];
    public Dictionary<string, string?> Champs { get; set; } = [];
    public List<LigneForm> QuiFaitQuoi { get; set; } = [];
    public DateOnly? FinModifiee { get; set; }
    public DateOnly? DateDeFin { get; set; }
    public string? MotifDeFin { get; set; }

    /// <summary>« enregistrer », « monter:p3.reseau », « ajouter:p3.ajout.pix », « mettre-a-la-signature »…</summary>
    public string Geste { get; set; } = "enregistrer";

    public static RedactionForm De(LettreDeMission lettre)
    {
        var contenu = lettre.VersionCourante.Contenu;
        return new()
        {
            Jeton = lettre.Jeton,
            Clauses = [.. contenu.Clauses.Select(c => new ClauseForm { Cle = c.Cle, Partie = c.Partie, Texte = c.Texte })],
            Champs = contenu.Champs.ToDictionary(c => c.Key, string? (c) => c.Value),
            QuiFaitQuoi = [.. contenu.QuiFaitQuoi.Select(LigneForm.De)],
            FinModifiee = contenu.FinModifiee,
            DateDeFin = contenu.DateDeFin,
            MotifDeFin = contenu.MotifDeFin,
        };
    }

    public BrouillonEnvoye Envoi(Guid lettreId) => new() { LettreId = lettreId, Jeton = Jeton, Contenu = Contenu() };

    /// <summary>Les champs entre crochets des clauses envoyées, pour que chacun ait sa case.</summary>
    public IEnumerable<string> ChampsDe(ClauseForm clause) => ChampsDeLettre.Dans(clause.Texte ?? "").Where(c => c != ChampsDeLettre.Mois).Distinct();

    private ContenuDeLettre Contenu() => new()
    {
        Clauses = [.. Clauses.Select(c => new ClauseDeLettre(c.Cle ?? "", c.Partie, (c.Texte ?? "").Replace("\r\n", "\n").Trim()))],
        Champs = Champs.Where(c => !string.IsNullOrWhiteSpace(c.Value))
            .ToImmutableSortedDictionary(c => c.Key, c => Couper(c.Value!.Trim(), ChampsDeLettre.LongueurDeLaValeur)),
        QuiFaitQuoi = [.. QuiFaitQuoi.Where(l => !string.IsNullOrWhiteSpace(l.Tache)).Take(LigneQuiFaitQuoi.Maximum).Select(l => l.Ligne())],
        FinModifiee = FinModifiee,
        DateDeFin = DateDeFin,
        MotifDeFin = MotifDeFin?.Trim(),
    };

    private static string Couper(string texte, int maximum) => texte.Length > maximum ? texte[..maximum] : texte;
}

/// <summary>Une clause du formulaire.</summary>
public sealed class ClauseForm
{
    public string? Cle { get; set; }
    public Partie Partie { get; set; }
    public string? Texte { get; set; }
}

/// <summary>Une ligne du tableau « qui fait quoi ? ».</summary>
public sealed class LigneForm
{
    public string? Cle { get; set; }
    public string? Tache { get; set; }
    public Participation Etablissement { get; set; }
    public Participation Collectivite { get; set; }
    public Participation Academie { get; set; }
    public Participation Prestataire { get; set; }

    public static LigneForm De(LigneQuiFaitQuoi l) => new()
    {
        Cle = l.Cle, Tache = l.Tache, Etablissement = l.Etablissement, Collectivite = l.Collectivite, Academie = l.Academie, Prestataire = l.Prestataire,
    };

    /// <summary>La ligne telle qu'elle est tapée, pour que la règle dise ce qui ne va pas.</summary>
    public LigneQuiFaitQuoi Entiere() => new(Cle ?? "", (Tache ?? "").Trim(), Etablissement, Collectivite, Academie, Prestataire);

    public LigneQuiFaitQuoi Ligne()
    {
        var tache = Tache!.Trim();
        return new(Cle ?? "", tache.Length > LigneQuiFaitQuoi.LongueurDeLaTache ? tache[..LigneQuiFaitQuoi.LongueurDeLaTache] : tache,
            Etablissement, Collectivite, Academie, Prestataire);
    }
}
