using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Couverture;

/// <summary>Ce qu'une personne apporte à une étape, dans un département et un type d'établissement.</summary>
public sealed record SommeDUnePersonne(Guid PersonneId, string Departement, TypeEtablissement Type, EtapeDeLArgent Etape, long Centimes);

/// <summary>
/// Les sommes des indemnités qui se taisent. L'enveloppe est un montant d'établissement : elle ne désigne personne. Quand il faut choisir,
/// le détail se tait avant le total, et ce qui est décidé se montre le plus longtemps.
/// </summary>
public sealed class SecretDesIndemnites
{
    private const string Academie = "";
    private static readonly EtapeDeLArgent[] ParUtilite =
        [EtapeDeLArgent.Decide, EtapeDeLArgent.Paye, EtapeDeLArgent.Propose, EtapeDeLArgent.Certifie, EtapeDeLArgent.Transmis];

    private readonly HashSet<(EtapeDeLArgent Etape, string Groupe)> _tues;

    public SecretDesIndemnites(IReadOnlyList<SommeDUnePersonne> sommes)
    {
        var groupes = sommes.Select(s => (Nom: Departement(s.Departement), Rang: 1)).Concat(sommes.Select(s => (Nom: Type(s.Type), Rang: 2))).Append((Nom: Academie, Rang: 0)).Distinct();
        var nombres = groupes.SelectMany(g => ParUtilite.Select((e, utilite) => (Etape: e, Groupe: g.Nom, Rang: (g.Rang * ParUtilite.Length) + utilite))).ToList();
        var rangs = nombres.Select((n, i) => (Cle: (n.Etape, n.Groupe), i)).ToDictionary(n => n.Cle, n => n.i);
        var personnes = sommes.GroupBy(s => s.PersonneId).Select(p => Montants(p, rangs)).GroupBy(m => string.Join('|', m.Select(x => string.Join(',', x))))
            .Select(g => new PersonnesSemblables(g.Count(), g.First())).ToList();
        _tues = [.. SecretParDifference.ATaire([.. nombres.Select(n => new NombrePublie($"{n.Groupe} {n.Etape}", n.Rang))], personnes)
            .Select(i => (nombres[i].Etape, nombres[i].Groupe))];
    }

    public GroupeDIndemnites DuTotal(GroupeDIndemnites total) => total.Taire(e => _tues.Contains((e, Academie)));

    public GroupeDIndemnites DuDepartement(GroupeDIndemnites groupe) => groupe.Taire(e => _tues.Contains((e, Departement(groupe.Code))));

    public GroupeDIndemnites DuType(GroupeDIndemnites groupe) => groupe.Taire(e => _tues.Contains((e, $"type {groupe.Code}")));

    private static string Departement(string code) => $"departement {code}";

    private static string Type(TypeEtablissement type) => $"type {type}";

    /// <summary>Les montants d'une personne, là où elle exerce ; celui qui ne change pas d'une étape à l'autre n'en fait qu'un.</summary>
    private static List<IReadOnlyList<int>> Montants(IEnumerable<SommeDUnePersonne> siennes, Dictionary<(EtapeDeLArgent Etape, string Groupe), int> rangs) =>
    [
        .. siennes.GroupBy(s => (s.Departement, s.Type, s.Centimes))
            .Select(g => (IReadOnlyList<int>)[.. g.SelectMany(s => new[] { Academie, Departement(s.Departement), Type(s.Type) }.Select(lieu => rangs[(s.Etape, lieu)])).Order()])
            .OrderBy(m => string.Join(',', m), StringComparer.Ordinal),
    ];
}
