"""One table for the whole site: every page, every role, and how the visit ends. Written from the roles.

ok, done: as asked. goes: on to another page. signin, forbidden, missing: refused. A page without a row fails.
A post carries what the page itself would send, from the keyboard of somebody who may; refused, it has
changed nothing.
"""

from typing import Any

import pytest
from django.test import Client

from tests.repo.rows import READER, Row, ends_otherwise, under_hoas_commune
from tests.repo.site import COLUMNS, addresses, form_data, outcome, state, visit
from tests.repo.typed import typed
from tests.repo.world import World

pytestmark = pytest.mark.django_db

TABLE = """
page                    method  lan     minh      tam       van       hoa     dung      khoa      nobody
home:start              get     goes    goes      goes      goes      goes    goes      ok        signin
home:desk               get     ok      ok        ok        ok        missing ok        ok        signin
home:reminders          get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
home:village            get     ok      ok        ok        ok        ok      ok        ok        ok
home:village_task       get     ok      ok        ok        ok        ok      ok        ok        ok
home:village_task       post    done    done      done      done      done    done      done      done
home:village_write      get     ok      ok        ok        ok        ok      ok        ok        ok
home:village_write      post    done    done      done      done      done    done      done      done
home:village_entry      get     ok      ok        ok        ok        ok      ok        ok        ok
home:village_correct    get     ok      ok        ok        ok        ok      ok        ok        ok
home:village_correct    post    done    done      done      done      done    done      done      done
home:village_withdraw   get     ok      ok        ok        ok        ok      ok        ok        ok
home:village_withdraw   post    done    done      done      done      done    done      done      done
home:village_attach     post    done    done      done      done      done    done      done      done
home:village_proof      get     ok      ok        ok        ok        ok      ok        ok        ok
home:journal            get     ok      forbidden ok        forbidden missing forbidden forbidden signin
home:history            get     ok      ok        ok        ok        missing ok        forbidden signin

home:setup              get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
home:setup_units        get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
home:setup_units        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
home:setup_villages     get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
home:setup_villages     post    done    forbidden forbidden forbidden missing forbidden forbidden signin
home:setup_figures      get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
home:setup_figures      post    done    forbidden forbidden forbidden missing forbidden forbidden signin
home:setup_undo         post    done    forbidden forbidden forbidden missing forbidden forbidden signin

people:sign_in          get     goes    goes      goes      goes      goes    goes      goes      ok
people:sign_in          post    done    done      done      done      done    done      done      done
people:sign_out         post    done    done      done      done      done    done      done      signin
people:welcome          get     over    over      over      over      over    over      over      over
people:welcome          post    over    over      over      over      over    over      over      over
people:begin            get     missing missing   missing   missing   missing missing   missing   signin
people:begin            post    missing missing   missing   missing   missing missing   missing   signin
people:code             get     goes    goes      goes      goes      goes    goes      goes      goes
people:code             post    done    done      done      done      done    done      done      done
people:signed_in        get     ok      ok        ok        ok        ok      ok        ok        signin
people:prove            get     ok      ok        ok        ok        ok      ok        ok        signin
people:prove            post    done    done      done      done      done    done      done      signin
people:me               get     ok      ok        ok        ok        ok      ok        ok        signin
people:password         get     ok      ok        ok        ok        ok      ok        ok        signin
people:password         post    done    done      done      done      done    done      done      signin
people:second_factor    get     ok      ok        goes      ok        ok      ok        goes      signin
people:second_factor    post    unfit   unfit     done      unfit     unfit   unfit     done      signin
people:remove_factor    post    done    done      done      done      done    done      done      signin
people:recovery_codes   post    missing missing   done      missing   missing missing   done      signin
people:end_session      post    done    done      done      done      done    done      done      signin
people:people           get     ok      forbidden ok        forbidden missing ok        ok        signin
people:person           get     ok      forbidden ok        forbidden missing ok        ok        signin
people:invite           get     ok      forbidden forbidden forbidden missing ok        ok        signin
people:invite           post    done    forbidden forbidden forbidden missing done      done      signin
people:bulk             get     ok      forbidden forbidden forbidden missing ok        ok        signin
people:bulk             post    done    forbidden forbidden forbidden missing done      done      signin
people:bulk_template    get     ok      forbidden forbidden forbidden missing ok        ok        signin
people:merged           get     ok      forbidden forbidden forbidden missing ok        ok        signin
people:merged           post    done    forbidden forbidden forbidden missing done      done      signin
people:sheet            get     ok      forbidden forbidden forbidden missing ok        ok        signin
people:sheets           get     ok      forbidden forbidden forbidden missing ok        ok        signin
people:withdraw         post    done    forbidden forbidden forbidden missing done      done      signin
people:give             get     ok      forbidden forbidden forbidden missing ok        ok        signin
people:give             post    done    forbidden forbidden forbidden missing done      done      signin
people:end              get     ok      forbidden forbidden forbidden missing forbidden ok        signin
people:end              post    done    forbidden forbidden forbidden missing forbidden done      signin
people:leave            get     ok      forbidden forbidden forbidden missing forbidden ok        signin
people:leave            post    done    forbidden forbidden forbidden missing forbidden done      signin
people:renew            post    done    forbidden forbidden forbidden missing done      done      signin
people:close            post    done    forbidden forbidden forbidden missing done      done      signin
people:sign_out_everywhere post done    forbidden forbidden forbidden missing done      done      signin
people:villages         get     ok      forbidden forbidden forbidden missing forbidden ok        signin
people:villages         post    done    forbidden forbidden forbidden missing forbidden done      signin
people:village_sheets   get     ok      forbidden forbidden forbidden missing forbidden ok        signin
people:renew_link       post    done    forbidden forbidden forbidden missing forbidden done      signin
people:close_link       post    done    forbidden forbidden forbidden missing forbidden done      signin

places:units            get     ok      ok        ok        ok        missing ok        ok        signin
places:unit             get     ok      ok        ok        ok        missing ok        ok        signin
places:new              get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:new              post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:sheet            get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:sheet            post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:merge            get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:merge            post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:rename_unit      get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:rename_unit      post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:split_unit       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:split_unit       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:end_unit         get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:end_unit         post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:unit_code        get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:unit_code        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:undo             post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:own_rules        get     ok      ok        ok        ok        missing ok        ok        signin
places:set_mark         get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:set_mark         post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:set_phone        get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:set_phone        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:set_day          get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:set_day          post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:set_indicator    get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:set_indicator    post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:end_rule         get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
places:end_rule         post    done    forbidden forbidden forbidden missing forbidden forbidden signin
places:places           get     missing missing   missing   missing   missing missing   ok        signin
places:follow           post    missing missing   missing   missing   missing missing   done      signin
places:open             post    missing missing   missing   missing   missing missing   done      signin
places:place            get     missing missing   missing   missing   missing missing   ok        signin
places:rename_place     get     missing missing   missing   missing   missing missing   ok        signin
places:rename_place     post    missing missing   missing   missing   missing missing   done      signin
places:move_place       get     missing missing   missing   missing   missing missing   ok        signin
places:move_place       post    missing missing   missing   missing   missing missing   done      signin
places:merge_place      get     missing missing   missing   missing   missing missing   ok        signin
places:merge_place      post    missing missing   missing   missing   missing missing   done      signin
places:split_place      get     missing missing   missing   missing   missing missing   ok        signin
places:split_place      post    missing missing   missing   missing   missing missing   done      signin
places:agency_code      get     missing missing   missing   missing   missing missing   ok        signin
places:agency_code      post    missing missing   missing   missing   missing missing   done      signin

ui:language             post    done    done      done      done      done    done      done      done
ui:components           get     missing missing   missing   missing   missing missing   missing   signin

plans:list              get     ok      ok        ok        ok        missing ok        forbidden signin
plans:list              post    done    forbidden forbidden forbidden missing forbidden forbidden signin
plans:own_words         get     ok      ok        ok        ok        missing missing   forbidden signin
plans:own_words         post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:document          get     ok      ok        ok        ok        missing missing   forbidden signin
plans:document          post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:document_original get     ok      ok        ok        ok        missing missing   forbidden signin
plans:drop_document     post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:room              get     ok      ok        ok        ok        missing missing   forbidden signin
plans:act               post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:item              get     ok      forbidden forbidden forbidden missing missing   forbidden signin
plans:item              post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:split             get     ok      forbidden forbidden forbidden missing missing   forbidden signin
plans:split             post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:merge             get     ok      forbidden forbidden forbidden missing missing   forbidden signin
plans:merge             post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:add               get     ok      forbidden forbidden forbidden missing missing   forbidden signin
plans:add               post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:redraft           post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:drop              post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:confirm           get     ok      forbidden ok        forbidden missing missing   forbidden signin
plans:confirm           post    done    forbidden done      forbidden missing missing   forbidden signin
plans:plan              get     ok      ok        ok        ok        missing ok        forbidden signin
plans:paper             get     ok      ok        ok        ok        missing ok        forbidden signin
plans:history           get     ok      ok        ok        ok        missing ok        forbidden signin
plans:original          get     ok      ok        ok        ok        missing ok        forbidden signin
plans:assignments_docx  get     ok      ok        ok        ok        missing ok        forbidden signin
plans:assignments_xlsx  get     ok      ok        ok        ok        missing ok        forbidden signin
plans:json              get     ok      ok        ok        ok        missing ok        forbidden signin
plans:above             get     ok      ok        ok        ok        missing ok        forbidden signin
plans:above             post    done    forbidden forbidden forbidden missing forbidden forbidden signin
plans:parent_paper      get     ok      ok        ok        ok        missing ok        forbidden signin
plans:below             get     missing missing   missing   missing   missing ok        forbidden signin
plans:sketch            get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
plans:sketch_part       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
plans:sketch_part       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
plans:sketch_docx       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
plans:send_sketch       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
plans:drop_sketch       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
plans:issue             get     ok      forbidden forbidden ok        missing forbidden forbidden signin
plans:issue             post    done    forbidden forbidden done      missing forbidden forbidden signin
plans:scan              get     ok      ok        ok        ok        missing ok        forbidden signin
plans:compare_scan      get     ok      ok        ok        ok        missing ok        forbidden signin
plans:end               post    done    forbidden done      forbidden missing forbidden forbidden signin
plans:amend             get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
plans:amend             post    done    forbidden forbidden forbidden missing forbidden forbidden signin
plans:lines             get     ok      ok        ok        ok        missing missing   forbidden signin
plans:lines             post    done    forbidden forbidden forbidden missing missing   forbidden signin
plans:compare           get     ok      ok        ok        ok        missing missing   forbidden signin

evaluation:targets      get     ok      ok        ok        ok        missing ok        forbidden signin
evaluation:target       get     ok      ok        ok        ok        missing ok        forbidden signin
evaluation:remark       get     ok      forbidden ok        forbidden missing forbidden forbidden signin
evaluation:remark       post    done    forbidden done      forbidden missing forbidden forbidden signin
evaluation:proof        get     ok      ok        ok        ok        missing ok        forbidden signin
evaluation:detach       post    done    forbidden done      forbidden missing forbidden forbidden signin
evaluation:figure_proof get     ok      ok        ok        ok        missing ok        forbidden signin
evaluation:figure       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:figure       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:bind         get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:bind         post    done    forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:statistics   get     ok      ok        ok        ok        missing ok        forbidden signin
evaluation:statistics_xlsx get  ok      ok        ok        ok        missing ok        forbidden signin
evaluation:statistic    get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:statistic    post    done    forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:indicators   get     ok      ok        ok        ok        missing ok        forbidden signin
evaluation:indicator    get     ok      ok        ok        ok        missing ok        forbidden signin
evaluation:make         get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:make         post    done    forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:change       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:change       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:retire       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
evaluation:settle       post    done    forbidden forbidden forbidden missing forbidden forbidden signin

assignments:list        get     ok      ok        ok        ok        missing ok        forbidden signin
assignments:print       get     ok      ok        ok        ok        missing ok        forbidden signin
assignments:units       get     ok      ok        ok        ok        missing ok        forbidden signin
assignments:match       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
assignments:match       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:make        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:give        get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
assignments:give        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:carry       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:give_all    get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
assignments:give_all    post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:task        get     ok      ok        ok        ok        missing ok        forbidden signin
assignments:edit        get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
assignments:edit        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:withdraw    post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:report      get     ok      ok        forbidden forbidden missing forbidden forbidden signin
assignments:report      post    done    done      forbidden forbidden missing forbidden forbidden signin
assignments:accept      post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:return      get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
assignments:return      post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:remind      post    done    forbidden forbidden forbidden missing forbidden forbidden signin
assignments:proof       get     ok      ok        ok        ok        missing ok        forbidden signin

registers:occasions     get     ok      ok        ok        ok        missing ok        forbidden signin
registers:home          get     ok      ok        ok        ok        missing ok        forbidden signin
registers:list          get     ok      ok        ok        ok        missing ok        forbidden signin
registers:xlsx          get     ok      ok        ok        ok        missing ok        forbidden signin
registers:new           get     ok      ok        forbidden forbidden missing forbidden forbidden signin
registers:new           post    done    done      forbidden forbidden missing forbidden forbidden signin
registers:entry         get     ok      ok        ok        ok        missing ok        forbidden signin
registers:proof         get     ok      ok        ok        ok        missing ok        forbidden signin
registers:correct       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
registers:correct       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
registers:withdraw      get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
registers:withdraw      post    done    forbidden forbidden forbidden missing forbidden forbidden signin
registers:grid          get     ok      ok        forbidden forbidden missing forbidden forbidden signin
registers:row           post    done    done      forbidden forbidden missing forbidden forbidden signin
registers:template      get     ok      ok        forbidden forbidden missing forbidden forbidden signin
registers:bring         get     ok      ok        forbidden forbidden missing forbidden forbidden signin
registers:bring         post    done    done      forbidden forbidden missing forbidden forbidden signin
registers:look          get     ok      missing   forbidden forbidden missing forbidden forbidden signin
registers:look          post    done    missing   forbidden forbidden missing forbidden forbidden signin
registers:progress      get     ok      missing   forbidden forbidden missing forbidden forbidden signin
registers:end           get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
registers:end           post    unfit   forbidden forbidden forbidden missing forbidden forbidden signin
registers:settle        get     goes    forbidden forbidden forbidden missing forbidden forbidden signin
registers:settle        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
registers:attach        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
registers:detach        post    done    forbidden forbidden forbidden missing forbidden forbidden signin
registers:close         get     ok      ok        forbidden forbidden missing forbidden forbidden signin
registers:close         post    done    done      forbidden forbidden missing forbidden forbidden signin
registers:reopen        get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
registers:reopen        post    done    forbidden forbidden forbidden missing forbidden forbidden signin

reports:list            get     ok      ok        ok        ok        missing ok        forbidden signin
reports:list            post    done    forbidden forbidden forbidden missing forbidden forbidden signin
reports:next_plan       get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
reports:next_plan       post    done    forbidden forbidden forbidden missing forbidden forbidden signin
reports:report          get     ok      missing   ok        ok        missing missing   forbidden signin
reports:write           get     ok      missing   forbidden forbidden missing missing   forbidden signin
reports:write           post    done    missing   forbidden forbidden missing missing   forbidden signin
reports:restore         post    done    missing   forbidden forbidden missing missing   forbidden signin
reports:foot            get     ok      missing   forbidden forbidden missing missing   forbidden signin
reports:foot            post    done    missing   forbidden forbidden missing missing   forbidden signin
reports:drop            post    done    missing   forbidden forbidden missing missing   forbidden signin
reports:submit          post    done    missing   forbidden forbidden missing missing   forbidden signin
reports:docx            get     ok      missing   ok        ok        missing missing   forbidden signin
reports:xlsx            get     ok      missing   ok        ok        missing missing   forbidden signin
reports:return          get     ok      missing   ok        ok        missing missing   forbidden signin
reports:return          post    done    missing   done      done      missing missing   forbidden signin
reports:sign            post    done    missing   done      done      missing missing   forbidden signin
reports:issue           get     ok      missing   forbidden ok        missing missing   forbidden signin
reports:issue           post    done    missing   forbidden done      missing missing   forbidden signin
reports:attach          get     ok      forbidden forbidden ok        missing forbidden forbidden signin
reports:attach          post    done    forbidden forbidden done      missing forbidden forbidden signin
reports:send            get     ok      forbidden forbidden ok        missing forbidden forbidden signin
reports:send            post    done    forbidden forbidden done      missing forbidden forbidden signin
reports:replace         post    done    forbidden forbidden forbidden missing forbidden forbidden signin
reports:erratum         get     ok      forbidden forbidden forbidden missing forbidden forbidden signin
reports:signed          get     ok      ok        ok        ok        missing ok        forbidden signin
"""

# where the form of an address stands, when it has no page of its own
FORM_ON = {
    "people:withdraw": "people:people",
    "people:renew": "people:person",
    "people:close": "people:person",
    "people:sign_out_everywhere": "people:person",
    "people:renew_link": "people:villages",
    "people:close_link": "people:villages",
    "people:sign_out": "plans:list",
    "ui:language": "plans:list",
    "plans:act": "plans:room",
    "plans:redraft": "plans:room",
    "plans:send_sketch": "plans:sketch",
    "plans:drop_sketch": "plans:sketch",
    "plans:drop": "plans:room",
    "plans:drop_document": "plans:document",
    "evaluation:settle": "evaluation:target",
    "evaluation:detach": "evaluation:target",
    "evaluation:retire": "evaluation:indicator",
    "places:undo": "places:units",
    "assignments:make": "assignments:units",
    "assignments:carry": "assignments:list",
    "assignments:withdraw": "assignments:task",
    "assignments:accept": "assignments:task",
    "home:village_attach": "home:village_entry",
    "registers:row": "registers:grid",
    "registers:attach": "registers:entry",
    "registers:detach": "registers:entry",
    "reports:restore": "reports:write",
    "reports:drop": "reports:report",
    "reports:submit": "reports:report",
    "reports:sign": "reports:report",
    "reports:replace": "reports:report",
}
# over before a form is reached; or a button that shows in another state of the thing
NO_FORM = {
    "people:sign_in", "people:welcome", "people:begin", "people:code", "people:remove_factor",
    "people:recovery_codes", "people:second_factor", "people:end_session", "home:setup_undo",
    "places:open", "places:follow",
    "plans:end", "assignments:remind", "registers:settle",
    "reports:list", "reports:sign", "reports:replace",
}  # fmt: skip


def rows() -> list[Row]:
    head, *lines = filter(None, TABLE.splitlines())
    assert head.split() == ["page", "method", *COLUMNS]
    found = []
    for page, method, *ends in map(str.split, lines):
        outcomes = dict(zip(COLUMNS, ends, strict=True))
        outcomes["sen"] = READER.get(page, outcomes["van"])
        found.append(Row(page, method, outcomes))
    return found


def data_of(world: World, row: Row, client: Client) -> dict[str, Any]:
    """What somebody who may do it would send."""
    address = world.address(row.page)
    if row.page in NO_FORM:
        return typed(world, row.page)
    page = client.get(world.address(FORM_ON.get(row.page, row.page)))
    return form_data(page, address) | typed(world, row.page)


def test_every_page_has_a_row() -> None:
    assert {row.page for row in rows()} == addresses()


@pytest.mark.parametrize(
    "room", ["home", "people", "places", "ui", "plans", "assignments", "evaluation", "registers", "reports"]
)
def test_a_visit_ends_as_the_role_has_it(
    room: str, world: World, clients: dict[str, Client], strangers: dict[str, Client]
) -> None:
    wrong: list[str] = []
    before = state()
    for row in [row for row in rows() if row.page.startswith(f"{room}:")]:
        data = data_of(world, row, clients[row.somebody_who_may()]) if row.method == "post" else {}
        before = state() if row.method == "post" else before  # opening the form may leave a mark of its own
        for name, client in clients.items():
            wrong += ends_otherwise(row, name, row.outcomes[name], (client, world.address(row.page), data))
        if row.outcomes["hoa"] == "missing" and "/p/99001/" in world.address(row.page):
            for name, client in strangers.items():
                wrong += ends_otherwise(row, name, "missing", (client, world.address(row.page), data))
        if address := under_hoas_commune(world, row):
            wrong += ends_otherwise(row, "hoa at home", "missing", (clients["hoa"], address, data))
        if state() != before:
            wrong.append(f"{row.page} {row.method}: somebody was refused, and something changed")
            before = state()
    assert wrong == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_has_no_row_cannot_be_done(method: str, world: World, clients: dict[str, Client]) -> None:
    done = {row.page for row in rows() if row.method == method}
    ends = {page: outcome(visit(clients["lan"], method, world.address(page))) for page in addresses() - done}
    assert {page: end for page, end in ends.items() if end != "no"} == {}
