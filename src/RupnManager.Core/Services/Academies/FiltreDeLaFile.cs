using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Academies;

/// <summary>Les colonnes que l'on peut montrer ou cacher ; l'établissement et la personne se montrent toujours.</summary>
public enum ColonneDeLaFile { Reference, Type, Departement, Bassin, Etat, Modele, Attendu, Depuis }

/// <summary>Les mots des colonnes, à l'écran comme dans les exports.</summary>
public static class ColonnesDeLaFile
{
    public static string Libelle(this ColonneDeLaFile colonne) => colonne switch
    {
        ColonneDeLaFile.Reference => "Référence",
        ColonneDeLaFile.Type => "Type",
        ColonneDeLaFile.Departement => "Département",
        ColonneDeLaFile.Bassin => "Bassin",
        ColonneDeLaFile.Etat => "État",
        ColonneDeLaFile.Modele => "Par rapport au modèle",
        ColonneDeLaFile.Attendu => "Qui est attendu",
        _ => "Attend depuis",
    };
}

/// <summary>Ce que l'on cherche dans la file : lu de l'adresse, et renvoyé tel quel par ses formulaires.</summary>
public sealed record FiltreDeLaFile
{
    private static readonly ColonneDeLaFile[][] DOffice =
    [
        [ColonneDeLaFile.Modele, ColonneDeLaFile.Depuis],
        [ColonneDeLaFile.Etat, ColonneDeLaFile.Modele, ColonneDeLaFile.Attendu, ColonneDeLaFile.Depuis],
    ];

    /// <summary>L'année scolaire, par son début ; l'année en cours sans précision.</summary>
    public int? Annee { get; init; }

    /// <summary>UAI, référence, établissement, commune ou nom, sans accent ni majuscule.</summary>
    public string? Q { get; init; }

    /// <summary>Qui la lettre attend ; le DAN si l'adresse n'en dit rien, n'importe qui si elle le laisse vide.</summary>
    public Attendu? Attendu { get; init; } = Domain.LettresDeMission.Attendu.Dan;

    /// <summary>Un état précis : il l'emporte sur « qui est attendu ».</summary>
    public EtatDeLettre? Etat { get; init; }
    public string? Departement { get; init; }
    public string? Bassin { get; init; }
    public TypeEtablissement? Type { get; init; }

    /// <summary>Vrai pour les lettres à lire, faux pour celles conformes au modèle ; un brouillon n'est ni l'un ni l'autre.</summary>
    public bool? ALire { get; init; }

    /// <summary>Au moins tant de jours d'attente.</summary>
    public int? Jours { get; init; }

    /// <summary>Seulement celles qui dépassent la date de la campagne.</summary>
    public bool EnRetard { get; init; }
    public IReadOnlyList<ColonneDeLaFile>? Colonnes { get; init; }
    public int Page { get; init; } = 1;

    /// <summary>Vrai quand le filtre ne retient que les lettres à valider : l'état et qui est attendu vont de soi.</summary>
    public bool AValider => Etat is EtatDeLettre.ASignerParLeDan || (Etat is null && Attendu is Domain.LettresDeMission.Attendu.Dan);

    /// <summary>Les colonnes, si on les a choisies autres que d'office.</summary>
    public IReadOnlyList<ColonneDeLaFile> ColonnesChoisies =>
        Colonnes is null || DOffice.Any(d => d.ToHashSet().SetEquals(Colonnes)) ? [] : Colonnes;

    /// <summary>Les colonnes choisies, ou celles qui disent l'essentiel.</summary>
    public IReadOnlyList<ColonneDeLaFile> ColonnesMontrees => ColonnesChoisies is { Count: > 0 } choisies ? choisies : DOffice[AValider ? 0 : 1];

    /// <summary>Vrai si le filtre est celui de qui ouvre la file sans rien chercher.</summary>
    public bool EstDOffice => this with { Annee = null, Colonnes = null, Page = 1 } == new FiltreDeLaFile();
}

/// <summary>Les lettres que le filtre retient, dans l'ordre, au plus ce que l'on demandait ; et combien il y en a en tout.</summary>
public sealed record IdentifiantsDeLaFile(IReadOnlyList<Guid> Ids, int Total)
{
    /// <summary>Vrai s'il y en a plus qu'on n'en demandait.</summary>
    public bool EnManque => Total > Ids.Count;
}
