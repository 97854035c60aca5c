namespace RupnManager.Pdf.Textes;

/// <summary>Le décret n° 2010-1065 du 8 septembre 2010 (JORF n° 0209 du 9 septembre 2010), mot pour mot.</summary>
public static class DecretIfic
{
    public const string Publication = "JORF n°0209 du 9 septembre 2010";
    public const string Titre = "Décret n° 2010-1065 du 8 septembre 2010 instituant une indemnité pour fonctions d'intérêt collectif";
    public const string Nor = "NOR: MENF1019188D";

    /// <summary>L'auteur, les rapports, les visas, « Décète : » comme dans le texte joint à la lettre type.</summary>
    public static IReadOnlyList<string> Preambule { get; } =
    [
        "Le Premier ministre,",
        "Sur le rapport du ministre de l'éducation nationale, porte-parole du Gouvernement, du ministre du travail, de la solidarité et de la fonction publique et du ministre du budget, des comptes publics et de la réforme de l'Etat,",
        "Vu la loi n° 83-634 du 13 juillet 1983 modifiée portant droits et obligations des fonctionnaires, notamment son article 20, ensemble la loi n° 84-16 du 11 janvier 1984 modifiée portant dispositions statutaires relatives à la fonction publique de l'Etat ;",
        "Vu le code de l'éducation, notamment ses articles L. 421-3, L. 421-4 et L. 421-5 et ses articles R. 421-2, R. 421-10, R. 421-20 et R. 421-41-3,",
        "Décète :",
    ];

    public static IReadOnlyList<ArticleDeDecret> Articles { get; } =
    [
        new("Article 1",
        [
            "Les personnels enseignants, titulaires et non titulaires, accomplissant l'intégralité de leurs obligations de service, telles qu'elles sont définies par les dispositions réglementaires qui leur sont applicables, dans les collèges, les lycées et les établissements d'éducation spéciale, peuvent bénéficier d'une indemnité pour fonctions d'intérêt collectif dans les conditions fixées par le présent décret.",
            "Les personnels d'éducation, titulaires et non titulaires, peuvent bénéficier de l'indemnité dans les mêmes conditions que les personnels enseignants mentionnés à l'alinéa précédent.",
        ]),
        new("Article 2",
        [
            "Dans les collèges et les établissements d'éducation spéciale, les activités pouvant donner lieu à l'attribution de l'indemnité instituée par le présent décret sont les suivantes :",
            "1° Exercice des fonctions de préfet des études dans les collèges participant au programme « collèges et lycées pour l'ambition, l'innovation et la réussite » ;",
            "2° Exercice des fonctions de référent pour les usages pédagogiques numériques.",
        ]),
        new("Article 3",
        [
            "Dans les lycées, les activités pouvant donner lieu à l'attribution de l'indemnité instituée par le présent décret sont les suivantes :",
            "1° Exercice des fonctions de préfet des études dans les lycées participant au programme « collèges et lycées pour l'ambition, l'innovation et la réussite » ;",
            "2° Tutorat des élèves dans les classes des lycées d'enseignement général et technologique et des lycées professionnels ;",
            "3° Exercice de la mission de référent « culture » ;",
            "4° Exercice des fonctions de référent pour les usages pédagogiques numériques.",
        ]),
        new("Article 4",
        [
            "Le taux annuel de base et le taux annuel plafond de l'indemnité sont fixés par arrêté conjoint des ministres chargés de l'éducation nationale, du budget et de la fonction publique.",
        ]),
        new("Article 5",
        [
            "Au sein de chaque établissement, le chef d'établissement présente en conseil d'administration, après avis du conseil pédagogique, les modalités de mise en œuvre des activités énumérées aux articles 2 et 3 du présent décret, dans la limite de l'enveloppe déléguée par le recteur d'académie.",
            "Sur la base des orientations ainsi définies, le chef d'établissement propose au recteur les décisions individuelles d'attribution aux personnels enseignants et d'éducation concernés, dans la limite du taux plafond mentionné à l'article 4 du présent décret, en fonction de leur participation effective aux activités énumérées aux articles 2 et 3 du présent décret.",
            "L'indemnité instituée par le présent décret est versée après service fait.",
        ]),
        new("Article 6",
        [
            "Chaque année, le chef d'établissement présente au conseil d'administration un bilan de la mise en œuvre des activités énumérées aux articles 2 et 3 du présent décret.",
        ]),
        new("Article 7",
        [
            "L'indemnité instituée par le présent décret est versée à compter du mois de septembre 2010.",
        ]),
        new("Article 8",
        [
            "Le ministre du travail, de la solidarité et de la fonction publique, le ministre de l'éducation nationale, porte-parole du Gouvernement, le ministre du budget, des comptes publics et de la réforme de l'Etat et le secrétaire d'Etat chargé de la fonction publique sont chargés, chacun en ce qui le concerne, de l'exécution du présent décret, qui sera publié au Journal officiel de la République française.",
        ]),
    ];
}

/// <summary>Un article : « Article 1 » et ses alinéas.</summary>
public sealed record ArticleDeDecret(string Titre, IReadOnlyList<string> Alineas);
