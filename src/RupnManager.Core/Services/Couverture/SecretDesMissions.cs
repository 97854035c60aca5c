using RupnManager.Domain.Bilans;
using RupnManager.Domain.Couverture;
using RupnManager.Domain.Etablissements;

namespace RupnManager.Services.Couverture;

/// <summary>Où des missions se comptent ensemble : un département, un bassin s'il est connu, un type d'établissement.</summary>
public sealed record LieuDeCouverture(string Departement, string? Bassin, TypeEtablissement Type);

/// <summary>Les groupes de missions qui se taisent : les bassins d'abord, puis les types ; le total de l'académie se montre toujours.</summary>
internal sealed class SecretDesMissions
{
    private const string Academie = "";
    private readonly HashSet<string> _tus;

    public SecretDesMissions(IReadOnlyDictionary<LieuDeCouverture, int> missions)
    {
        List<NombrePublie> nombres =
        [
            new(Academie, 0, Fixe: true),
            .. missions.Keys.Select(l => l.Departement).Distinct().Select(d => new NombrePublie(Departement(d), 1)),
            .. missions.Keys.Select(l => l.Type).Distinct().Select(t => new NombrePublie(Type($"{t}"), 2)),
            .. missions.Keys.Select(l => l.Bassin ?? CouvertureService.SansBassin).Distinct().Select(b => new NombrePublie(Bassin(b), 3)),
        ];
        var rangs = nombres.Select((n, i) => (n.Cle, i)).ToDictionary(n => n.Cle, n => n.i);
        IReadOnlyList<IReadOnlyList<int>> Ou(LieuDeCouverture l) =>
            [[0, rangs[Departement(l.Departement)], rangs[Type($"{l.Type}")], rangs[Bassin(l.Bassin ?? CouvertureService.SansBassin)]]];
        _tus = [.. SecretParDifference.ATaire(nombres, [.. missions.Where(m => m.Value > 0).Select(m => new PersonnesSemblables(m.Value, Ou(m.Key)))])
            .Select(i => nombres[i].Cle)];
    }

    public GroupeDeCouverture DuDepartement(GroupeDeCouverture groupe) => Taire(groupe, Departement(groupe.Code));

    public GroupeDeCouverture DuBassin(GroupeDeCouverture groupe) => Taire(groupe, Bassin(groupe.Code));

    public GroupeDeCouverture DuType(GroupeDeCouverture groupe) => Taire(groupe, Type(groupe.Code));

    private static string Departement(string code) => $"departement {code}";

    private static string Bassin(string nom) => $"bassin {nom}";

    private static string Type(string code) => $"type {code}";

    private GroupeDeCouverture Taire(GroupeDeCouverture groupe, string cle) => !_tus.Contains(cle) ? groupe : groupe with
    {
        Masque = groupe.Missions!.Missions < SecretStatistique.Seuil ? MasqueDeGroupe.Petit : MasqueDeGroupe.Complement,
        Missions = null,
        Bilans = null,
    };
}
