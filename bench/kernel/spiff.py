"""SpiffWorkflow behind lines of JSON: one request a line on stdin, one reply a line on stdout. Times are taken here, without the pipe."""
import importlib.metadata
import json
import logging
import sys
import time

from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

logging.disable(logging.CRITICAL)


def parse(file):
    parser = BpmnParser()
    parser.add_bpmn_file(file)
    return parser.get_spec(parser.get_process_ids()[0])


def run_case(spec):
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    while not workflow.is_completed():
        for task in workflow.get_tasks(state=TaskState.READY):
            task.run()
        workflow.do_engine_steps()


def answer(request):
    if request["do"] == "version":
        return importlib.metadata.version("SpiffWorkflow")
    if request["do"] == "compile":
        spent = []
        for _ in range(request["times"]):
            start = time.perf_counter()
            parse(request["file"])
            spent.append((time.perf_counter() - start) * 1000)
        return spent
    spec = parse(request["file"])
    if request["do"] == "run":
        start = time.perf_counter()
        for _ in range(request["cases"]):
            run_case(spec)
        return time.perf_counter() - start
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    return len(BpmnWorkflowSerializer().serialize_json(workflow).encode())


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
