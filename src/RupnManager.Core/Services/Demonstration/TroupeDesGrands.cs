using RupnManager.Domain.Acteurs;
using static RupnManager.Domain.Etablissements.CategorieDePersonnel;
using static RupnManager.Domain.Etablissements.Civilite;
using static RupnManager.Services.Demonstration.PersonneDeTroupe;

namespace RupnManager.Services.Demonstration;

/// <summary>Le collège, le lycée et l'EREA dont chacun connaît les noms ; l'académie ; deux agents pour les refus.</summary>
internal static class TroupeDesGrands
{
    private static readonly DateOnly Rentree2025 = new(2025, 9, 1);
    private static readonly DateOnly Rentree2026 = new(2026, 9, 1);

    public static readonly IReadOnlyList<PersonneDeTroupe> Personnes =
    [
        Chef("college", Mme, "Hélène", "Petit", "principale"),
        Adjoint("college", M, "Éric", "Lambert", "principal adjoint"),
        Rupn("rupn.college", M, "Karim", "Durand", "certifié, technologie") with
        {
            AussiA = "erea", CommentaireService = "Service partagé avec l'EREA Le Grand-Pré en 2013-2014.",
        },
        Rupn("rupn2.college", Mme, "Lucie", "Marchand", "certifiée, documentation"),
        Rupn("rupn3.college", M, "Olivier", "Caron", "EPS"),
        Gestionnaire("college", Mme, "Sylvie", "Moreau", "adjointe gestionnaire", "attachée"),
        Chef("lycee", M, "Philippe", "Garnier", "proviseur"),
        Rupn("rupn.lycee", Mme, "Amina", "Haddad", "agrégée, SVT"),
        Rupn("rupn2.lycee", M, "Hugo", "Perrin", "PLP") with { Titulaire = false },
        Rupn("rupn3.lycee", Mme, "Julie", "Andrieu", "certifiée, lettres"),
        Rupn("rupn4.lycee", M, "Nicolas", "Fabre", "certifié, histoire-géographie") with { Depuis = Rentree2026 },
        new("cpe.lycee", Mme, "Odile", "Bertin", null, "lycee", null, "conseillère principale d'éducation") { Categorie = Education },
        Gestionnaire("lycee", M, "Bruno", "Lefèvre", "adjoint gestionnaire", "attaché"),
        Chef("erea", Mme, "Isabelle", "Fontaine", "directrice"),
        Gestionnaire("erea", M, "Thomas", "Rivière", "adjoint gestionnaire", "secrétaire d'administration") with { SansCompte = true },
        Rupn("rupn.erea", Mme, "Nadia", "Colin", "PLP") with { Depuis = Rentree2025 },
        new("daniel.roy", M, "Daniel", "Roy", null, "erea", null, "professeur des écoles") { SansCompte = true },
        new("dan", Mme, "Sophie", "Leroy", Role.Dan, null, "déléguée académique au numérique éducatif", null),
        new("rectorat", M, "Vincent", "Masson", Role.Rectorat, null, null, null),
        new("admin", M, "Alex", "Renaud", Role.Administrateur, null, null, null),
        new("marc.vidal", M, "Marc", "Vidal", null, "college", null, "certifié, mathématiques")
        {
            SansCompte = true, ServiceCompletLe = null, CommentaireService = "Temps partiel à 80 %.",
        },
        new("paule.guillot", Mme, "Paule", "Guillot", null, "college", null, "secrétaire administrative")
        {
            SansCompte = true, Categorie = Administratif, ServiceCompletLe = null,
        },
    ];
}
