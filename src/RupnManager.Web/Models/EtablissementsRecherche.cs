using RupnManager.Domain.Etablissements;
using RupnManager.Services.Etablissements;

namespace RupnManager.Web.Models;

/// <summary>Les filtres de la liste des établissements, tels que l'adresse les porte ; une valeur illisible ne filtre rien.</summary>
public sealed class EtablissementsRecherche
{
    public string? Q { get; set; }
    public string? Academie { get; set; }
    public string? Departement { get; set; }
    public string? Type { get; set; }
    public string? Etat { get; set; }
    public int Page { get; set; } = 1;

    public bool Fermes => Etat == "fermes";
    public bool Filtree => Q is { Length: > 0 } || Academie is { Length: > 0 } || Departement is { Length: > 0 } || Type is { Length: > 0 } || Fermes;

    public FiltreDEtablissements Filtre() => new(Q, Vide(Academie), Vide(Departement),
        Enum.TryParse<TypeEtablissement>(Type, out var type) && Enum.IsDefined(type) ? type : null, Fermes, Page);

    private static string? Vide(string? valeur) => string.IsNullOrWhiteSpace(valeur) ? null : valeur;
}
