namespace RupnManager.Domain.LettresDeMission;

/// <summary>Un crochet qui n'est pas un champ connu : le mot, la clause où il est, le champ connu qui lui ressemble s'il y en a un.</summary>
public sealed record ChampInconnu(string Champ, ClauseDeModele Clause, string? Proche)
{
    /// <summary>Les champs inconnus d'une clause.</summary>
    public static IEnumerable<ChampInconnu> Dans(ClauseDeModele clause) => ChampsDeLettre.Dans(clause.Texte).Where(c => !ChampsDeLettre.Connu(c)).Distinct()
        .Select(c => new ChampInconnu(c, clause, ChampsDeLettre.Proche(c)));
}
