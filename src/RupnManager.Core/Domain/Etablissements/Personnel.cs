using System.Text.RegularExpressions;
using RupnManager.Domain.Dates;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Etablissements;

/// <summary>La catégorie d'un agent ; seuls enseignants et personnels d'éducation ouvrent droit à l'IFIC (art. 1).</summary>
public enum CategorieDePersonnel { Enseignant, Education, Direction, Administratif, Autre }

/// <summary>Les mots des catégories.</summary>
public static class CategoriesDePersonnel
{
    public static string Libelle(this CategorieDePersonnel categorie) => categorie switch
    {
        CategorieDePersonnel.Enseignant => "Personnel enseignant",
        CategorieDePersonnel.Education => "Personnel d'éducation",
        CategorieDePersonnel.Direction => "Personnel de direction",
        CategorieDePersonnel.Administratif => "Personnel administratif",
        _ => "Autre personnel",
    };
}

/// <summary>Un agent dans un établissement : sa catégorie, son corps, ses déclarations.</summary>
public sealed partial class Personnel
{
    public const int LongueurDuCorps = 120;
    public const int LongueurDuCommentaire = 500;

    /// <summary>Un départ se note jusqu'à dix ans après, et un an avant : au-delà, l'année est mal tapée.</summary>
    private const int AnneesEnArriere = 10;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonneId { get; init; }
    public Personne? Personne { get; set; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required CategorieDePersonnel Categorie { get; set; }

    /// <summary>« certifié, technologie ».</summary>
    public required string CorpsGrade { get; set; }
    public required bool Titulaire { get; set; }

    /// <summary>Jour où l'agent a déclaré assurer l'intégralité de ses obligations de service (art. 1) ; rien sans déclaration.</summary>
    public DateOnly? ServiceCompletDeclareLe { get; set; }
    public string? CommentaireService { get; set; }

    /// <summary>NUMEN chiffré au repos ; jamais affiché en clair.</summary>
    public string? NumenChiffre { get; set; }

    /// <summary>Son dernier jour dans l'établissement ; rien tant que son départ n'est pas noté.</summary>
    public DateOnly? DernierJour { get; private set; }
    public int Version { get; private set; }

    /// <summary>Vrai pour les enseignants et les personnels d'éducation (art. 1, décret n° 2010-1065).</summary>
    public bool EstEnseignantOuEducation => Categorie is CategorieDePersonnel.Enseignant or CategorieDePersonnel.Education;

    public bool EnFonctionLe(DateOnly jour) => DernierJour is null || jour <= DernierJour;

    /// <summary>Note son départ après ce jour, passé ou annoncé. Refus : personnel.depart.</summary>
    public void Partir(DateOnly dernierJour, DateOnly jour)
    {
        var (auPlusTot, auPlusTard) = (jour.AddYears(-AnneesEnArriere), jour.AddYears(1));
        if (dernierJour < auPlusTot || dernierJour > auPlusTard)
            throw ReglesDesMissions.Depart.Refus(("debut", auPlusTot.EnChiffres()), ("fin", auPlusTard.EnChiffres()));
        DernierJour = dernierJour;
        Version++;
    }

    /// <summary>Son départ était une erreur, ou il revient.</summary>
    public void Revenir()
    {
        DernierJour = null;
        Version++;
    }

    /// <summary>À appeler à chaque modification : deux personnes ne s'écrasent pas.</summary>
    public void NoterModification() => Version++;

    /// <summary>Refus : beneficiaire.categorie, beneficiaire.service (art. 1, décret n° 2010-1065).</summary>
    public void VerifierEligibilite()
    {
        var designation = Personne?.Designation ?? "Cette personne";
        if (!EstEnseignantOuEducation)
            throw ReglesDesMissions.Categorie.Refus(("personne", designation));
        if (ServiceCompletDeclareLe is null)
            throw ReglesDesMissions.ServiceComplet.Refus(("personne", designation));
    }

    /// <summary>Contrôle la forme d'un NUMEN saisi (13 caractères). Refus : numen.forme.</summary>
    public static string? LireNumen(string? saisie)
    {
        if (string.IsNullOrWhiteSpace(saisie)) return null;
        var numen = saisie.Trim().ToUpperInvariant();
        return FormeDuNumen().IsMatch(numen) ? numen : throw ReglesDesMissions.NumenForme.Refus();
    }

    [GeneratedRegex(@"^\d{2}[A-Z]\d{2}\d{5}[A-Z]{3}$")]
    private static partial Regex FormeDuNumen();
}
