namespace RupnManager.Services.Demonstration;

/// <summary>Les bordereaux des trois années et ce que le recteur en a décidé.</summary>
internal static class RecitDesAttributions
{
    private const string Reduite = "enveloppe académique réduite";

    public static void Inscrire(Metteur metteur)
    {
        Inscrire2013(metteur);
        Inscrire2025(metteur);
        Inscrire2026(metteur);
    }

    private static void Inscrire2013(Metteur metteur)
    {
        new BordereauDeTroupe(metteur, "college", 2013, 1,
            new("A1", "rupn.college", 1800)
            {
                Participation = "Investissement constant, deux projets menés, ateliers suivis par 27 présences ; objectifs de la lettre atteints.",
            },
            new("A2", "rupn2.college", 900) { Accorde = 800, Motif = Reduite },
            new("A3", "rupn3.college", 400)).Envoyer(new(2014, 5, 20)).Decider(new(2014, 6, 6));
        new BordereauDeTroupe(metteur, "lycee", 2013, 1,
            new("A4", "rupn.lycee", 2000),
            new("A5", "rupn2.lycee", 1200) { Accorde = 1000, Motif = Reduite },
            new("A6", "rupn3.lycee", 600, "CULTURE"),
            new("A7", "cpe.lycee", 400, "TUTORAT"),
            new("A8", "rupn4.lycee", 400, "TUTORAT") { Accorde = 0, Motif = "heures supplémentaires déjà versées pour le tutorat" })
            .Envoyer(new(2014, 5, 22)).Decider(new(2014, 6, 6));
        new BordereauDeTroupe(metteur, "erea", 2013, 1, new LigneDeTroupe("A9", "daniel.roy", 600)).Envoyer(new(2013, 9, 27), new(17, 30)).Decider(new(2013, 10, 4));
    }

    private static void Inscrire2025(Metteur metteur)
    {
        new BordereauDeTroupe(metteur, "college", 2025, 1, new("B1", "rupn.college", 1250), new("B2", "rupn2.college", 625))
            .Envoyer(new(2025, 9, 25)).Decider(new(2025, 10, 3));
        new BordereauDeTroupe(metteur, "lycee", 2025, 1, new("B3", "rupn.lycee", 2500), new("B4", "rupn2.lycee", 1250))
            .Envoyer(new(2025, 9, 26)).Decider(new(2025, 10, 3));
        new BordereauDeTroupe(metteur, "erea", 2025, 1, new LigneDeTroupe("B5", "rupn.erea", 625)).Envoyer(new(2026, 2, 6)).Decider(new(2026, 2, 12));
    }

    private static void Inscrire2026(Metteur metteur)
    {
        new BordereauDeTroupe(metteur, "college", 2026, 1, new("C1", "rupn.college", 1250), new("C2", "rupn2.college", 625))
            .Envoyer(new(2026, 9, 24)).Decider(new(2026, 10, 1));
        new BordereauDeTroupe(metteur, "college", 2026, 2, new LigneDeTroupe("C3", "rupn3.college", 312.50m)).Preparer(new(2026, 11, 20));
        new BordereauDeTroupe(metteur, "lycee", 2026, 1,
            new("C4", "rupn.lycee", 2500),
            new("C5", "rupn2.lycee", 1250) { Accorde = 625, Motif = Reduite },
            new("C6", "rupn3.lycee", 625),
            new("C7", "cpe.lycee", 1250, "DECROCHAGE") { Accorde = 0, Motif = "mission déjà prise en charge au niveau académique" })
            .Envoyer(new(2026, 9, 25)).Decider(new(2026, 10, 2));
        new BordereauDeTroupe(metteur, "lycee", 2026, 2,
            new("C8", "rupn4.lycee", 625, "CULTURE") { Attendue = true },
            new("C9", "cpe.lycee", 312.50m, "TUTORAT") { Attendue = true },
            new("C13", "rupn3.lycee", 312.50m, "DECROCHAGE") { Attendue = true })
            .Envoyer(new(2026, 11, 16)).Retirer("C9", new(2026, 11, 17), "Mme Bertin renonce au tutorat cette année");
        new BordereauDeTroupe(metteur, "embruns", 2026, 1,
            new("C10", "rupn3.embruns", 625), new("C11", "rupn2.embruns", 625, "CULTURE"), new("C12", "rupn.embruns", 312.50m, "TUTORAT"))
            .Envoyer(new(2026, 9, 28)).Decider(new(2026, 10, 5));
    }
}
