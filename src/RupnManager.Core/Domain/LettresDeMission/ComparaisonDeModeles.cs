using RupnManager.Domain.Textes;

namespace RupnManager.Domain.LettresDeMission;

/// <summary>De quoi une différence entre deux modèles parle.</summary>
public enum SujetDeModele { Verrouilles, Academiques, Adaptables, Regime, Champs, QuiFaitQuoi }

/// <summary>Ce qui arrive à un passage d'un modèle à l'autre ; une règle change quand ce n'est pas le texte, mais qui peut le changer.</summary>
public enum NatureDeDifference { Ajout, Retrait, Reecriture, Regle, Deplacement }

/// <summary>Une différence entre deux modèles.</summary>
/// <param name="Sujet">Textes verrouillés, de l'académie, adaptables, de régime, champs, « qui fait quoi ? ».</param>
/// <param name="Nature">Ajouté, retiré, réécrit, règle changée, déplacé.</param>
/// <param name="Partie">La partie de la lettre, s'il s'agit d'une clause.</param>
/// <param name="Avant">Le texte d'avant ; rien pour un ajout.</param>
/// <param name="Apres">Le texte d'après ; rien pour un retrait.</param>
public sealed record DifferenceDeModele(SujetDeModele Sujet, NatureDeDifference Nature, Partie? Partie, string? Avant, string? Apres)
{
    /// <summary>Le texte, ses mots gardés, retirés et ajoutés.</summary>
    public IReadOnlyList<SuiteDeMots> Mots => DifferenceDeMots.Entre(Avant ?? "", Apres ?? "");
}

/// <summary>Compare deux modèles, sujet par sujet. Une clause vidée par l'académie compte comme absente.</summary>
public static class ComparaisonDeModeles
{
    public static IReadOnlyList<DifferenceDeModele> Entre(ModeleDeLettre avant, ModeleDeLettre apres) =>
        [.. Clauses(avant, apres).Concat(Champs(avant, apres)).Concat(Taches(avant, apres)).OrderBy(d => d.Sujet).ThenBy(d => d.Partie)];

    private static IEnumerable<DifferenceDeModele> Clauses(ModeleDeLettre avant, ModeleDeLettre apres)
    {
        var (anciennes, nouvelles) = (Ecrites(avant), Ecrites(apres));
        foreach (var clause in nouvelles)
        {
            var ancienne = anciennes.FirstOrDefault(c => c.Cle == clause.Cle);
            if (ancienne is null) yield return new(Sujet(clause), NatureDeDifference.Ajout, clause.Partie, null, clause.Texte);
            else if (ancienne.Texte != clause.Texte) yield return new(Sujet(clause), NatureDeDifference.Reecriture, clause.Partie, ancienne.Texte, clause.Texte);
            if (ancienne is not null && Regle(ancienne) != Regle(clause))
                yield return new(Sujet(clause), NatureDeDifference.Regle, clause.Partie, $"{clause.Texte} ({Regle(ancienne)})", $"{clause.Texte} ({Regle(clause)})");
        }
        foreach (var clause in anciennes.Where(c => nouvelles.All(n => n.Cle != c.Cle)))
            yield return new(Sujet(clause), NatureDeDifference.Retrait, clause.Partie, clause.Texte, null);
        foreach (var clause in Deplacees(anciennes, nouvelles))
            yield return new(Sujet(clause), NatureDeDifference.Deplacement, clause.Partie, clause.Texte, clause.Texte);
    }

    private static IEnumerable<DifferenceDeModele> Champs(ModeleDeLettre avant, ModeleDeLettre apres)
    {
        var (anciens, nouveaux) = (ChampsDe(avant), ChampsDe(apres));
        return nouveaux.Except(anciens).Select(c => new DifferenceDeModele(SujetDeModele.Champs, NatureDeDifference.Ajout, null, null, $"[{c}]"))
            .Concat(anciens.Except(nouveaux).Select(c => new DifferenceDeModele(SujetDeModele.Champs, NatureDeDifference.Retrait, null, $"[{c}]", null)));
    }

    private static IEnumerable<DifferenceDeModele> Taches(ModeleDeLettre avant, ModeleDeLettre apres)
    {
        foreach (var ligne in apres.QuiFaitQuoi)
        {
            var ancienne = avant.QuiFaitQuoi.FirstOrDefault(l => l.Cle == ligne.Cle);
            if (ancienne is null) yield return new(SujetDeModele.QuiFaitQuoi, NatureDeDifference.Ajout, null, null, ligne.EnMots);
            else if (ancienne != ligne) yield return new(SujetDeModele.QuiFaitQuoi, NatureDeDifference.Reecriture, null, ancienne.EnMots, ligne.EnMots);
        }
        foreach (var ligne in avant.QuiFaitQuoi.Where(l => apres.QuiFaitQuoi.All(n => n.Cle != l.Cle)))
            yield return new(SujetDeModele.QuiFaitQuoi, NatureDeDifference.Retrait, null, ligne.EnMots, null);
    }

    private static List<ClauseDeModele> Ecrites(ModeleDeLettre modele) => [.. modele.Clauses.Where(c => !string.IsNullOrWhiteSpace(c.Texte))];

    private static List<string> ChampsDe(ModeleDeLettre modele) => [.. Ecrites(modele).SelectMany(c => ChampsDeLettre.Dans(c.Texte)).Distinct()];

    private static SujetDeModele Sujet(ClauseDeModele clause) => clause.Statut switch
    {
        StatutDeClause.Verrouillee => SujetDeModele.Verrouilles,
        StatutDeClause.Academique => SujetDeModele.Academiques,
        StatutDeClause.Adaptable => SujetDeModele.Adaptables,
        _ => SujetDeModele.Regime,
    };

    private static string Regle(ClauseDeModele clause) => clause.Statut switch
    {
        StatutDeClause.Verrouillee => "verrouillée",
        StatutDeClause.Academique => "fixée par l'académie",
        StatutDeClause.Adaptable => clause.DOffice ? "proposée d'office" : "au choix du chef",
        _ => "choisie par le régime",
    };

    /// <summary>Les clauses communes qui ont changé de rang parmi elles.</summary>
    private static IEnumerable<ClauseDeModele> Deplacees(List<ClauseDeModele> anciennes, List<ClauseDeModele> nouvelles)
    {
        var rangs = anciennes.Select((c, i) => (c.Cle, i)).ToDictionary(p => p.Cle, p => p.i);
        var dernier = -1;
        foreach (var clause in nouvelles.Where(c => rangs.ContainsKey(c.Cle)))
        {
            if (rangs[clause.Cle] < dernier) yield return clause;
            else dernier = rangs[clause.Cle];
        }
    }
}
