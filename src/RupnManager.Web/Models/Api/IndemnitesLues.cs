using System.ComponentModel;
using RupnManager.Services.Couverture;

namespace RupnManager.Web.Models.Api;

/// <summary>Les indemnités d'une académie, étape par étape, telles que l'API les rend.</summary>
public sealed record IndemnitesLues
{
    [Description("L'année scolaire, nommée par son année de début : 2026 est 2026-2027.")]
    public required int Annee { get; init; }
    public required string CodeAcademie { get; init; }
    public required string Academie { get; init; }
    [Description("Le jour des chiffres.")]
    public required DateOnly Le { get; init; }
    public required GroupeDIndemnitesLu Total { get; init; }
    public required IReadOnlyList<GroupeDIndemnitesLu> Departements { get; init; }
    public required IReadOnlyList<GroupeDIndemnitesLu> Types { get; init; }

    public static IndemnitesLues De(CouvertureDesIndemnites couverture) => new()
    {
        Annee = couverture.Annee.Debut,
        CodeAcademie = couverture.CodeAcademie,
        Academie = couverture.Academie,
        Le = couverture.Le,
        Total = GroupeDIndemnitesLu.De(couverture.Total),
        Departements = [.. couverture.ParDepartement.Select(GroupeDIndemnitesLu.De)],
        Types = [.. couverture.ParType.Select(GroupeDIndemnitesLu.De)],
    };
}

/// <summary>Un groupe et ses sommes en euros ; une somme est nulle quand elle regarde moins de cinq personnes, ou en révélerait une autre.</summary>
public sealed record GroupeDIndemnitesLu
{
    public required string Code { get; init; }
    public required string Libelle { get; init; }
    [Description("Les enveloppes notifiées.")]
    public required decimal? Notifie { get; init; }
    public required decimal? Propose { get; init; }
    public required decimal? Decide { get; init; }
    [Description("Le service fait certifié par les chefs d'établissement.")]
    public required decimal? Certifie { get; init; }
    [Description("Transmis au rectorat pour la paie, payé compris.")]
    public required decimal? Transmis { get; init; }
    public required decimal? Paye { get; init; }
    public required int Etablissements { get; init; }
    public required int SansEnveloppe { get; init; }
    [Description("Établissements dont les modalités ne sont pas passées en conseil d'administration.")]
    public required int SansModalites { get; init; }

    public static GroupeDIndemnitesLu De(GroupeDIndemnites groupe) => new()
    {
        Code = groupe.Code,
        Libelle = groupe.Nom,
        Notifie = groupe.Somme(EtapeDeLArgent.Notifie).Montant?.Euros,
        Propose = groupe.Somme(EtapeDeLArgent.Propose).Montant?.Euros,
        Decide = groupe.Somme(EtapeDeLArgent.Decide).Montant?.Euros,
        Certifie = groupe.Somme(EtapeDeLArgent.Certifie).Montant?.Euros,
        Transmis = groupe.Somme(EtapeDeLArgent.Transmis).Montant?.Euros,
        Paye = groupe.Somme(EtapeDeLArgent.Paye).Montant?.Euros,
        Etablissements = groupe.Etablissements,
        SansEnveloppe = groupe.SansEnveloppe,
        SansModalites = groupe.SansModalites,
    };
}
