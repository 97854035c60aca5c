using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Le texte académique versionné dont naît une lettre. Publié, il ne change plus.</summary>
public sealed class ModeleDeLettre
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>L'académie du modèle ; rien pour le modèle national.</summary>
    public string? CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required int Numero { get; init; }
    public required IReadOnlyList<ClauseDeModele> Clauses { get; set; }
    public DateTime? PublieLe { get; private set; }
    public int Version { get; private set; }

    /// <summary>« M-2026-2 ».</summary>
    public string Nom => $"M-{Annee.Debut}-{Numero}";

    public ClauseDeModele? Clause(string cle) => Clauses.FirstOrDefault(c => c.Cle == cle);

    public IEnumerable<ClauseDeModele> De(Partie partie) => Clauses.Where(c => c.Partie == partie);

    /// <summary>Les clauses que le chef peut adapter, d'office ou à choisir.</summary>
    public IEnumerable<ClauseDeModele> Adaptables => Clauses.Where(c => c.Statut is StatutDeClause.Adaptable);

    /// <summary>Rend le modèle disponible pour les lettres. Refus : modele.champ si un crochet n'est pas un champ connu.</summary>
    public void Publier(DateTime quand)
    {
        foreach (var champ in Clauses.SelectMany(c => ChampsDeLettre.Dans(c.Texte)).Where(c => !ChampsDeLettre.Connu(c)))
            throw ReglesDeLaLettre.ModeleChamp.Refus(("champ", $"[{champ}]"));
        PublieLe = quand;
        Version++;
    }

    /// <summary>Remplace le texte d'une clause académique, tant que le modèle est en préparation.</summary>
    public void Ecrire(string cle, string texte)
    {
        if (PublieLe is not null || Clause(cle) is not { Statut: StatutDeClause.Academique or StatutDeClause.Adaptable } clause)
            throw ReglesDeLaLettre.Verrou.Refus();
        Clauses = [.. Clauses.Select(c => c == clause ? c with { Texte = texte.Trim() } : c)];
        Version++;
    }
}
