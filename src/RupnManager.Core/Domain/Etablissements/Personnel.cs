using System.Text.RegularExpressions;
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

    /// <summary>Faux quand l'agent a quitté l'établissement.</summary>
    public bool EnFonction { get; set; } = true;
    public int Version { get; private set; }

    /// <summary>Vrai pour les enseignants et les personnels d'éducation (art. 1, décret n° 2010-1065).</summary>
    public bool EstEnseignantOuEducation => Categorie is CategorieDePersonnel.Enseignant or CategorieDePersonnel.Education;

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
