namespace RupnManager.Domain.LettresDeMission;

/// <summary>
/// Ce qui, dans une version, sort de l'ordinaire : les clauses qui s'écartent du modèle, et le reste en une phrase chacun.
/// Figé à la mise à la signature : la file de l'académie le montre d'abord, et une lettre où il n'y a rien se lit en quelques secondes.
/// </summary>
public sealed record CeQuiChange(IReadOnlyList<EcartAvecLeModele> Clauses, IReadOnlyList<string> Autres)
{
    public static readonly CeQuiChange Rien = new([], []);

    /// <summary>Vrai quand le texte est celui du modèle, sans annexe ni refus passé.</summary>
    public bool EstVide => Clauses.Count == 0 && Autres.Count == 0;

    /// <summary>« 1 clause ajoutée, 1 retirée, annexe jointe ».</summary>
    public string Resume => EstVide ? "conforme" : string.Join(", ", Nombres().Concat(Autres));

    /// <summary>Ce qui change dans la version courante d'une lettre, ses champs remplis.</summary>
    public static CeQuiChange Dans(LettreDeMission lettre)
    {
        var contenu = lettre.VersionCourante.Contenu;
        IReadOnlyList<EcartAvecLeModele> clauses = lettre.Nature switch
        {
            NatureDeLActe.FinDeMission => [],
            NatureDeLActe.Avenant => EcartAvecLeModele.Entre(lettre.LettreInitiale!.VersionCourante.Contenu.Clauses, contenu.Clauses),
            _ => EcartAvecLeModele.Entre(lettre.Modele!, contenu),
        };
        return new([.. clauses.Select(c => c.Apres is null ? c : c with { Apres = ChampsDeLettre.Remplir(c.Apres, contenu.Champs) })], [.. LeReste(lettre, contenu)]);
    }

    private static IEnumerable<string> LeReste(LettreDeMission lettre, ContenuDeLettre contenu)
    {
        if (lettre.Nature is NatureDeLActe.Avenant) yield return $"avenant n° {lettre.NumeroDAvenant}";
        if (lettre.Nature is NatureDeLActe.FinDeMission) yield return "fin de mission";
        if (contenu.Annexe is not null) yield return "annexe jointe";
        if (contenu.QuiFaitQuoi.Count > 0 && !contenu.QuiFaitQuoi.SequenceEqual(lettre.Modele!.QuiFaitQuoi)) yield return "« qui fait quoi ? » adapté";
        if (lettre.NumeroDeVersion > 1) yield return $"reprise : version {lettre.NumeroDeVersion}";
    }

    private IEnumerable<string> Nombres()
    {
        var mot = "clause";
        foreach (var (nature, verbe) in new[]
        {
            (NatureDEcart.Ajout, "ajoutée"), (NatureDEcart.Retrait, "retirée"), (NatureDEcart.Reecriture, "réécrite"), (NatureDEcart.Deplacement, "déplacée"),
        })
        {
            if (Clauses.Count(c => c.Nature == nature) is not (> 0 and var nombre)) continue;
            var pluriel = nombre > 1 ? "s" : "";
            yield return mot.Length == 0 ? $"{nombre} {verbe}{pluriel}" : $"{nombre} {mot}{pluriel} {verbe}{pluriel}";
            mot = "";
        }
    }
}
