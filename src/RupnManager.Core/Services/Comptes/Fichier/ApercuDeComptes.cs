using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Journal;
using RupnManager.Services.Acteurs;

namespace RupnManager.Services.Comptes.Fichier;

/// <summary>Ce que devient une ligne d'un fichier de comptes.</summary>
public enum SortDeCompte { NouveauCompte, NouvelleAffectation, Modifiee, Inchangee }

/// <summary>L'effet d'une ligne : sur qui, en quelle qualité, où, et ce qui change.</summary>
public sealed record EffetDeCompte(int Ligne, SortDeCompte Sort, Affectation Affectation, string Changement)
{
    public Personne Personne => Affectation.Personne!;

    /// <summary>L'établissement et son UAI, ou l'académie.</summary>
    public string Lieu => Affectation.Etablissement is { } e ? $"{e.Nom} ({e.Uai})" : Affectation.Academie?.NomComplet ?? "";

    /// <summary>Vrai si la personne n'était pas connue de l'application.</summary>
    internal bool PersonneNouvelle { get; init; }

    /// <summary>Ce qui attendra une autre personne, pour un départ.</summary>
    public IReadOnlyList<Reste> Laisse { get; init; } = [];

    /// <summary>Vrai si la ligne met fin à l'affectation, ou en change le dernier jour.</summary>
    public bool EstUnDepart { get; init; }

    /// <summary>Vrai si ce dernier jour est plus tardif que celui qui était connu : personne ne part.</summary>
    public bool EstUneProlongation { get; init; }
}

/// <summary>Un fichier de comptes contrôlé : son texte, ce qu'il fera ligne par ligne, ce qui s'y oppose.</summary>
public sealed record ApercuDeComptes(string Texte, IReadOnlyList<EffetDeCompte> Effets, IReadOnlyList<FauteDeLigne> Fautes)
{
    /// <summary>Les lignes qui changeront quelque chose.</summary>
    public IEnumerable<EffetDeCompte> Utiles => Effets.Where(e => e.Sort is not SortDeCompte.Inchangee);

    /// <summary>Les affectations auxquelles le fichier met fin.</summary>
    internal IEnumerable<Affectation> Departs => Utiles.Where(e => e is { EstUnDepart: true, EstUneProlongation: false }).Select(e => e.Affectation);

    public int Nombre(SortDeCompte sort) => Effets.Count(e => e.Sort == sort);

    /// <summary>Ce qui a été lu à l'écran : si l'effet d'une ligne change avant la confirmation, l'empreinte change aussi.</summary>
    public string Empreinte => Empreintes.Sha256(string.Join('\n',
        Effets.Select(e => $"{e.Ligne} {e.Sort} {e.Changement}").Concat(Fautes.Select(f => $"{f.Ligne} {f.Colonne}"))));
}

/// <summary>Ce qu'un import a fait.</summary>
public sealed record BilanDeComptes(int Comptes, int Affectations, int Modifiees, int Inchangees, int Refusees)
{
    public bool ARienChange => Comptes + Affectations + Modifiees == 0;
}

/// <summary>Où en sont les invitations : parties, en attente de départ, en échec, et suivies d'un mot de passe.</summary>
public sealed record SuiviDesInvitations(int Comptes, int Ouverts, int AEnvoyer, int EnEchec, int Expirees);
