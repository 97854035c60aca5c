using System.Collections.Immutable;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>Un PDF joint à la lettre, repéré par son empreinte.</summary>
public sealed record AnnexeJointe(Guid FichierId, string Nom, int Pages, long Taille, string Empreinte)
{
    /// <summary>10 Mo.</summary>
    public const long TailleMaximale = 10 * 1024 * 1024;
}

/// <summary>Ce que le chef écrit dans une lettre : clauses adaptées dans leur ordre, champs, annexe.</summary>
public sealed record ContenuDeLettre
{
    public ImmutableList<ClauseDeLettre> Clauses { get; init; } = [];
    public ImmutableSortedDictionary<string, string> Champs { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
    public ImmutableList<LigneQuiFaitQuoi> QuiFaitQuoi { get; init; } = [];
    public AnnexeJointe? Annexe { get; init; }

    /// <summary>Pour un avenant : le nouveau dernier jour de la mission.</summary>
    public DateOnly? FinModifiee { get; init; }

    /// <summary>Pour un acte de fin de mission : le dernier jour et le motif.</summary>
    public DateOnly? DateDeFin { get; init; }
    public string? MotifDeFin { get; init; }

    /// <summary>Le contenu d'une lettre nouvelle : les clauses d'office du modèle.</summary>
    public static ContenuDeLettre Initial(ModeleDeLettre modele) => new()
    {
        Clauses = [.. modele.Adaptables.Where(c => c.DOffice).Select(c => new ClauseDeLettre(c.Cle, c.Partie, c.Texte))],
    };

    /// <summary>Contrôle ce qui a été saisi. Refus : lettre.verrou, lettre.clause-longue, lettre.clauses-trop.</summary>
    public void Verifier(ModeleDeLettre modele)
    {
        if (Clauses.Count > ClauseDeLettre.Maximum)
            throw ReglesDeLaLettre.ClausesTrop.Refus(("nombre", Clauses.Count), ("maximum", ClauseDeLettre.Maximum));
        for (var i = 0; i < Clauses.Count; i++) VerifierClause(modele, Clauses[i], $"Clauses[{i}].Texte");
        if (Clauses.GroupBy(c => c.Cle).Any(g => g.Count() > 1)) throw ReglesDeLaLettre.Verrou.Refus();
    }

    /// <summary>Contrôle que rien n'est laissé vide avant la signature. Refus : lettre.clause-vide.</summary>
    public void VerifierComplet()
    {
        for (var i = 0; i < Clauses.Count; i++)
            if (string.IsNullOrWhiteSpace(Clauses[i].Texte)) throw ReglesDeLaLettre.ClauseVide.RefusSur($"Clauses[{i}].Texte");
    }

    private static void VerifierClause(ModeleDeLettre modele, ClauseDeLettre clause, string champ)
    {
        var connue = modele.Clause(clause.Cle);
        var adaptable = connue is { Statut: StatutDeClause.Adaptable } && connue.Partie == clause.Partie;
        var libre = connue is null && clause.EstLibre && clause.Partie is (Partie.Partie3 or Partie.Moyens or Partie.Suivi);
        if (!adaptable && !libre) throw ReglesDeLaLettre.Verrou.RefusSur(champ);
        if (clause.Texte.Length > ClauseDeModele.LongueurDuTexte)
            throw ReglesDeLaLettre.ClauseLongue.RefusSur(champ, ("nombre", clause.Texte.Length), ("maximum", ClauseDeModele.LongueurDuTexte));
    }
}
