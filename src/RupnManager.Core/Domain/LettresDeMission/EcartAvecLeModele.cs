namespace RupnManager.Domain.LettresDeMission;

/// <summary>Ce qui distingue une clause de la lettre de celle du modèle.</summary>
public enum NatureDEcart { Ajout, Retrait, Reecriture, Deplacement }

/// <summary>Une différence entre la lettre et son modèle, montrée au chef et au DAN.</summary>
public sealed record EcartAvecLeModele(NatureDEcart Nature, Partie Partie, string? Avant, string? Apres)
{
    /// <summary>Les différences du contenu avec les clauses d'office du modèle.</summary>
    public static IReadOnlyList<EcartAvecLeModele> Entre(ModeleDeLettre modele, ContenuDeLettre contenu) =>
        Entre([.. modele.Adaptables.Where(c => c.DOffice).Select(c => new ClauseDeLettre(c.Cle, c.Partie, c.Texte))], contenu.Clauses);

    /// <summary>Les différences entre deux suites de clauses.</summary>
    public static IReadOnlyList<EcartAvecLeModele> Entre(IReadOnlyList<ClauseDeLettre> avant, IReadOnlyList<ClauseDeLettre> apres)
    {
        var anciennes = avant.ToDictionary(c => c.Cle);
        var nouvelles = apres.ToDictionary(c => c.Cle);
        var ecarts = new List<EcartAvecLeModele>();
        foreach (var clause in apres)
        {
            if (!anciennes.TryGetValue(clause.Cle, out var ancienne))
                ecarts.Add(new(NatureDEcart.Ajout, clause.Partie, null, clause.Texte));
            else if (ancienne.Texte != clause.Texte)
                ecarts.Add(new(NatureDEcart.Reecriture, clause.Partie, ancienne.Texte, clause.Texte));
        }
        ecarts.AddRange(avant.Where(c => !nouvelles.ContainsKey(c.Cle))
            .Select(c => new EcartAvecLeModele(NatureDEcart.Retrait, c.Partie, c.Texte, null)));
        ecarts.AddRange(Deplacees(avant, apres).Select(c => new EcartAvecLeModele(NatureDEcart.Deplacement, c.Partie, null, c.Texte)));
        return ecarts;
    }

    private static IEnumerable<ClauseDeLettre> Deplacees(IReadOnlyList<ClauseDeLettre> avant, IReadOnlyList<ClauseDeLettre> apres)
    {
        var rangs = avant.Select((c, i) => (c.Cle, i)).ToDictionary(p => p.Cle, p => p.i);
        var dernier = -1;
        foreach (var clause in apres.Where(c => rangs.ContainsKey(c.Cle)))
        {
            if (rangs[clause.Cle] < dernier) yield return clause;
            else dernier = rangs[clause.Cle];
        }
    }
}
