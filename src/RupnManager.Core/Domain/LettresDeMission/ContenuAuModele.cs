namespace RupnManager.Domain.LettresDeMission;

/// <summary>Passe le contenu d'un brouillon à un autre modèle sans rien perdre de ce que le chef a écrit.</summary>
public static class ContenuAuModele
{
    private static readonly string[] ChampsDeLAnDernier = ["montant", "date"];

    /// <summary>
    /// Une clause laissée telle quelle prend le nouveau texte, ou s'en va si le nouveau modèle ne l'a plus ; une clause réécrite reste,
    /// en clause libre s'il le faut ; les clauses que le nouveau modèle propose d'office s'ajoutent.
    /// </summary>
    public static ContenuDeLettre Passer(this ContenuDeLettre contenu, ModeleDeLettre ancien, ModeleDeLettre nouveau)
    {
        var libres = contenu.Clauses.Count(c => c.EstLibre);
        var clauses = new List<ClauseDeLettre>();
        foreach (var clause in contenu.Clauses)
        {
            var intacte = ancien.Clause(clause.Cle)?.Texte == clause.Texte;
            if (clause.EstLibre) clauses.Add(clause);
            else if (nouveau.Adaptables.FirstOrDefault(c => c.Cle == clause.Cle) is { } nouvelle)
                clauses.Add(intacte ? new(nouvelle.Cle, nouvelle.Partie, nouvelle.Texte) : clause with { Partie = nouvelle.Partie });
            else if (!intacte)
                clauses.Add(clause with { Cle = Libre(contenu, ref libres) });
        }
        foreach (var clause in nouveau.Adaptables.Where(c => c.DOffice && !ProposaitDOffice(ancien, c.Cle) && clauses.All(x => x.Cle != c.Cle)))
            clauses.Insert(Place(clauses, nouveau, clause), new(clause.Cle, clause.Partie, clause.Texte));
        return contenu with { Clauses = [.. clauses] };
    }

    /// <summary>Le contenu d'une lettre nouvelle, d'après une autre : le texte suit, les dates de l'acte d'où il vient restent avec lui.</summary>
    public static ContenuDeLettre PourUneLettreNouvelle(this ContenuDeLettre contenu, ModeleDeLettre ancien, ModeleDeLettre nouveau) =>
        contenu.Passer(ancien, nouveau) with { FinModifiee = null, DateDeFin = null, MotifDeFin = null };

    /// <summary>Le même, pour l'année suivante : ce qui, daté ou chiffré l'an dernier, ne vaut plus cette année s'en va.</summary>
    public static ContenuDeLettre PourLAnneeSuivante(this ContenuDeLettre contenu, ModeleDeLettre ancien, ModeleDeLettre nouveau)
    {
        var repris = contenu.PourUneLettreNouvelle(ancien, nouveau);
        return repris with { Champs = repris.Champs.RemoveRange(ChampsDeLAnDernier) };
    }

    private static bool ProposaitDOffice(ModeleDeLettre modele, string cle) => modele.Adaptables.Any(c => c.Cle == cle && c.DOffice);

    /// <summary>Après la dernière clause qui la précède dans le modèle.</summary>
    private static int Place(List<ClauseDeLettre> clauses, ModeleDeLettre modele, ClauseDeModele clause)
    {
        var avant = modele.Adaptables.TakeWhile(c => c != clause).Select(c => c.Cle).ToHashSet();
        return clauses.FindLastIndex(c => avant.Contains(c.Cle)) + 1;
    }

    private static string Libre(ContenuDeLettre contenu, ref int rang)
    {
        string cle;
        do cle = $"{ClauseDeLettre.PrefixeLibre}{++rang}";
        while (contenu.Clauses.Any(c => c.Cle == cle));
        return cle;
    }
}
