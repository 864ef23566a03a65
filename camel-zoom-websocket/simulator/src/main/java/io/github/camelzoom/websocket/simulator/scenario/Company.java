package io.github.camelzoom.websocket.simulator.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The people of the day. */
final class Company {
    private static final List<String> FIRST = List.of(
            "Anna",
            "Björn",
            "Chloé",
            "Dmitri",
            "Eszter",
            "Fatima",
            "Giulia",
            "Hiroshi",
            "İrem",
            "João",
            "Kateřina",
            "Łukasz",
            "Márta",
            "Nguyễn",
            "Ørjan",
            "Priya",
            "Siobhán",
            "Zoë",
            "Юлия",
            "王芳",
            "さくら",
            "민준");
    private static final List<String> LAST = List.of(
            "Andersson",
            "Brôntë",
            "Çelik",
            "Dvořák",
            "Ekström",
            "Fernández",
            "Grün",
            "Häkkinen",
            "Ibáñez",
            "Jørgensen",
            "Kowalski",
            "Łapiński",
            "Müller",
            "Núñez",
            "O’Connor",
            "Петрова",
            "Rossi",
            "Šimić",
            "Tanaka",
            "Weiß");
    private static final List<String> GUESTS = List.of(
            "iPhone",
            "Guest \uD83D\uDC4B",
            "Maria (client)",
            "\uD83D\uDE92 Fire drill",
            "Conference room 3",
            "Владимир",
            "李雷",
            "\"Bob\" <sales>",
            "𝒥ane",
            "Zoom user");

    private final String accountId;
    private final List<Person> staff;
    private final RandomGenerator random;

    private Company(String accountId, List<Person> staff, RandomGenerator random) {
        this.accountId = accountId;
        this.staff = staff;
        this.random = random;
    }

    static Company found(Ids ids, RandomGenerator random, int size) {
        Company company = new Company(ids.account(), new ArrayList<>(), random);
        for (int i = 0; i < size; i++) {
            company.hire(ids);
        }
        return company;
    }

    String accountId() {
        return accountId;
    }

    /** Somebody new, who from now on may appear in anything. */
    Person hire(Ids ids) {
        int number = staff.size() + 1;
        Person person =
                new Person(ids.account(), any(FIRST), any(LAST), "user" + number + "@example.com", 1000 + number);
        staff.add(person);
        return person;
    }

    Person anybody() {
        return any(staff);
    }

    Person guest() {
        return Person.guest(any(GUESTS));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
